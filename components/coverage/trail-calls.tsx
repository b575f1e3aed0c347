import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { OutcomeWord } from "@/components/ui/outcome-mark";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { Trail } from "@/lib/api/trail-contract";
import { formatCounted } from "@/lib/format/count";

/** Calls that changed a trail, or were to. */
export function TrailCalls({ calls, moreCalls }: Pick<Trail, "calls" | "moreCalls">) {
  return (
    <>
      <ul>
        {calls.map(({ eventKey, timeMs, eventName, outcome, principal }) => (
          <li key={eventKey} className="flex flex-wrap gap-x-3 border-t border-line leading-6">
            <TimeText timeMs={timeMs} withZone />
            <PageLink href={pageRoute(`/events/${encodeURIComponent(eventKey)}`)}>
              <VisibleText text={eventName} />
            </PageLink>
            <span>
              <OutcomeWord outcome={outcome} />
            </span>
            <VisibleText text={principal} />
          </li>
        ))}
      </ul>
      {moreCalls === 0 ? null : (
        <p className="text-muted">and {formatCounted(moreCalls, "older call")}</p>
      )}
    </>
  );
}
