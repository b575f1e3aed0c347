import { pageRoute } from "@/components/shell/page-route";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { ScheduleRow } from "@/lib/api/schedule-contract";
import { toIsoTime } from "@/lib/format/time";

export const CADENCE_WORDS: Readonly<Record<ScheduleRow["cadence"], string>> = {
  daily: "Each day, of the day before",
  weekly: "Each Monday, of the week before",
  monthly: "On the first, of the month before",
};

/** Minutes after midnight as a clock shows them: 06:00. */
function clockOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The columns of the list of schedules. @param titleOf title of a pack, by its id */
export function scheduleColumns(
  titleOf: (pack: string) => string,
): readonly FactColumn<ScheduleRow>[] {
  return [
    { header: "Number", isNumber: true, text: ({ id }) => id },
    {
      header: "Pack",
      text: ({ packId }) => titleOf(packId),
      show: ({ packId }) => <VisibleText text={titleOf(packId)} />,
    },
    { header: "When", text: ({ cadence }) => CADENCE_WORDS[cadence] },
    { header: "At", text: ({ atMinute, zone }) => `${clockOf(atMinute)} ${zone}` },
    {
      header: "Accounts",
      text: ({ accounts }) => (accounts.length === 0 ? "all of its owner" : accounts.join(", ")),
    },
    {
      header: "Next",
      text: ({ nextMs }) => (nextMs === null ? "paused" : toIsoTime(nextMs)),
    },
    {
      header: "Newest report",
      text: ({ lastReport }) => lastReport,
      show: ({ lastReport }) =>
        lastReport === null ? (
          "none yet"
        ) : (
          <PageLink href={pageRoute(`/reports/${lastReport}`)}>Report {lastReport}</PageLink>
        ),
    },
    {
      header: "Sent to",
      text: ({ mailTo, toFolder }) =>
        [...mailTo, ...(toFolder ? ["the folder"] : [])].join(", ") || "nobody",
      show: ({ mailTo, toFolder }) => (
        <VisibleText
          text={[...mailTo, ...(toFolder ? ["the folder"] : [])].join(", ") || "nobody"}
        />
      ),
    },
    {
      header: "What came of it",
      isRare: true,
      text: ({ lastSaid }) => lastSaid,
      show: ({ lastSaid }) => <VisibleText text={lastSaid ?? ""} />,
    },
    {
      header: "Owner",
      text: ({ owner }) => owner,
      show: ({ owner }) => <VisibleText text={owner} />,
    },
  ];
}
