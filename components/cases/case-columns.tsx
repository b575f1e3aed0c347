import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { CaseActivity, CaseList } from "@/lib/api/case-change-contract";
import type { CaseIndicator, CasePin } from "@/lib/api/case-contract";

const moment = (instant: string) => <TimeText timeMs={Date.parse(instant)} withZone toSecond />;

/** A case as a row. */
export const CASE_COLUMNS: readonly FactColumn<CaseList["cases"][number]>[] = [
  { header: "Number", isNumber: true, text: ({ number }) => number },
  {
    header: "Title",
    text: ({ title }) => title,
    show: ({ number, title }) => (
      <PageLink href={pageRoute(`/cases/${number}`)}>
        <VisibleText text={title} />
      </PageLink>
    ),
  },
  { header: "Status", text: ({ status }) => status },
  { header: "Severity", text: ({ severity }) => severity },
  {
    header: "Lead",
    text: ({ lead }) => lead?.name ?? null,
    show: ({ lead }) => <VisibleText text={lead?.name ?? "nobody"} />,
  },
  {
    header: "Tags",
    isRare: true,
    text: ({ tags }) => tags.join(", "),
    show: ({ tags }) => <VisibleText text={tags.join(", ")} />,
  },
  {
    header: "Opened",
    text: ({ openedAt }) => openedAt,
    show: ({ openedAt }) => moment(openedAt),
  },
];

/** A pin as a row; its link leads to the page that it was pinned on. */
export const PIN_COLUMNS: readonly FactColumn<CasePin>[] = [
  { header: "Pin", isNumber: true, text: ({ id }) => id },
  { header: "Kind", text: ({ kind }) => kind },
  {
    header: "Title",
    text: ({ title }) => title,
    show: ({ title, url }) => (
      <PageLink href={pageRoute(url)}>
        <VisibleText text={title} />
      </PageLink>
    ),
  },
  { header: "Records", isNumber: true, text: ({ records }) => records.length },
  {
    header: "Proof then",
    text: ({ records }) => [...new Set(records.map(({ verdict }) => verdict))].join(", "),
  },
  { header: "As of import", isNumber: true, text: ({ asof }) => asof },
  {
    header: "Pinned",
    text: ({ pinnedAt }) => pinnedAt,
    show: ({ pinnedAt }) => moment(pinnedAt),
  },
];

/** An indicator as a row. */
export const INDICATOR_COLUMNS: readonly FactColumn<CaseIndicator>[] = [
  { header: "Kind", text: ({ kind }) => kind },
  {
    header: "Value",
    text: ({ value }) => value,
    show: ({ value }) => <VisibleText text={value} />,
  },
  { header: "Note", text: ({ note }) => note, show: ({ note }) => <VisibleText text={note} /> },
];

/** One change of a case as a row. */
export const ACTIVITY_COLUMNS: readonly FactColumn<CaseActivity["entries"][number]>[] = [
  { header: "When", text: ({ at }) => at, show: ({ at }) => moment(at) },
  {
    header: "Who",
    text: ({ actor }) => actor.name,
    show: ({ actor }) => <VisibleText text={actor.name} />,
  },
  { header: "What", text: ({ kind }) => kind },
  {
    header: "Particulars",
    text: ({ detail }) => JSON.stringify(detail),
    show: ({ detail }) => <VisibleText text={JSON.stringify(detail)} />,
  },
];
