import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { Share } from "@/lib/api/share-contract";
import { toIsoTime } from "@/lib/format/time";

/** A review link as a row. */
export const SHARE_COLUMNS: readonly FactColumn<Share>[] = [
  {
    header: "For",
    text: ({ label }) => label,
    show: ({ label }) => <VisibleText text={label} />,
  },
  {
    header: "Case",
    isNumber: true,
    text: ({ caseNumber }) => caseNumber,
    show: ({ caseNumber }) => (
      <PageLink href={pageRoute(`/cases/${caseNumber}`)}>{caseNumber}</PageLink>
    ),
  },
  { header: "State", text: ({ state }) => state },
  {
    header: "Made",
    text: ({ createdAtMs }) => toIsoTime(createdAtMs),
    show: ({ createdAtMs }) => <TimeText timeMs={createdAtMs} withZone toSecond />,
  },
  { header: "Redaction", text: ({ preset }) => preset },
  {
    header: "Views",
    text: ({ views, maxViews }) => (maxViews === null ? `${views}` : `${views} of ${maxViews}`),
  },
  { header: "Passphrase", text: ({ hasPassphrase }) => (hasPassphrase ? "yes" : "no") },
  {
    header: "Until",
    text: ({ expiresAtMs }) => toIsoTime(expiresAtMs),
    show: ({ expiresAtMs }) => <TimeText timeMs={expiresAtMs} withZone toSecond />,
  },
  {
    header: "By",
    text: ({ createdBy }) => createdBy,
    show: ({ createdBy }) => <VisibleText text={createdBy} />,
  },
];
