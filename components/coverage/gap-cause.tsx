import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { CoverageGap } from "@/lib/api/coverage-contract";
import { eventHref } from "@/lib/api/event-href";

/** The call that may explain a gap, by whom and when. */
export function GapCause({ cause }: Pick<CoverageGap, "cause">) {
  if (cause === null) return <span className="text-muted">no call found</span>;
  return (
    <>
      <PageLink
        href={pageRoute(eventHref(cause.link))}
        className="inline-flex min-h-6 items-center underline"
      >
        <VisibleText text={cause.eventName} />
      </PageLink>{" "}
      by <VisibleText text={cause.principal ?? "somebody not recorded"} />,{" "}
      <TimeText timeMs={cause.timeMs} withZone />
    </>
  );
}
