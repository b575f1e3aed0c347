import { pageRoute } from "@/components/shell/page-route";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { ReportRow } from "@/lib/api/report-contract";
import { toIsoTime } from "@/lib/format/time";

const STATE_WORDS: Readonly<Record<ReportRow["state"], string>> = {
  waiting: "Waits",
  running: "Being made",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Failed",
};

/** The columns of the list of reports. */
export const REPORT_COLUMNS: readonly FactColumn<ReportRow>[] = [
  { header: "Number", isNumber: true, text: ({ id }) => id },
  {
    header: "Report",
    text: ({ title }) => title,
    show: ({ id, title }) => (
      <PageLink href={pageRoute(`/reports/${id}`)}>
        <VisibleText text={title} />
      </PageLink>
    ),
  },
  { header: "From", text: ({ fromMs }) => toIsoTime(fromMs) },
  { header: "To", text: ({ toMs }) => toIsoTime(toMs) },
  {
    header: "Accounts",
    text: ({ accounts }) => (accounts.length === 0 ? "all in sight" : accounts.join(", ")),
  },
  {
    header: "State",
    text: ({ state, sectionsDone, sectionsTotal }) =>
      state === "running" ? `${sectionsDone} of ${sectionsTotal} controls` : STATE_WORDS[state],
  },
  {
    header: "Asked for by",
    text: ({ requestedBy }) => requestedBy,
    show: ({ requestedBy }) => <VisibleText text={requestedBy} />,
  },
  { header: "Asked for at", text: ({ requestedAtMs }) => toIsoTime(requestedAtMs) },
];

/** What the choice of a state says. */
export const STATE_CHOICES = { all: "All", ...STATE_WORDS } as const;
