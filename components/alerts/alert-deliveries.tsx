import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertDetail } from "@/lib/api/alert-contract";
import { formatCounted } from "@/lib/format/count";

/** What was sent of an alert, or is still to be. */
export function AlertDeliveries({
  deliveries,
}: {
  readonly deliveries: AlertDetail["deliveries"];
}) {
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries" className="border-b border-line pb-1 text-base font-semibold">
        Sent
      </h2>
      {deliveries.length === 0 ? (
        <p className="py-2 text-muted">
          Nothing was sent.{" "}
          <PageLink href={pageRoute("/alerts/actions")} className="underline">
            Where alerts are sent
          </PageLink>
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {deliveries.map((delivery) => (
            <li key={delivery.id} className="py-1.5">
              <p>
                <VisibleText text={delivery.action} />{" "}
                <span className="text-muted">({delivery.kind})</span>: {delivery.state},{" "}
                {formatCounted(delivery.attempts, "attempt")}{" "}
                <span className="text-muted">
                  <TimeText timeMs={delivery.sentAtMs ?? delivery.createdAtMs} withZone toSecond />
                  {delivery.nextTryMs === null ? null : (
                    <>
                      , next try <TimeText timeMs={delivery.nextTryMs} withZone toSecond />
                    </>
                  )}
                </span>
              </p>
              {delivery.problem === null ? null : (
                <p className="text-bad">
                  <VisibleText text={delivery.problem} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
