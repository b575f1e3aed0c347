import type { ReactNode } from "react";
import { EventCount } from "@/components/shell/event-count";
import { FileVerdicts } from "@/components/shell/file-verdicts";
import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertDetail } from "@/lib/api/alert-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { AlertSubject } from "./alert-subject";
import { numberFacts } from "./number-facts";

/** What an alert is about, its numbers, and what its evidence is worth. */
export function AlertFacts({ alert }: { readonly alert: AlertDetail }) {
  const { accounts, regions, hasMoreRegions, count, failed, events, verdicts } = alert;
  const { exactly, around, suppressions } = alert;
  return (
    <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-3 gap-y-1 max-sm:grid-cols-1">
      {alert.subject.length === 0 ? null : (
        <Fact name="About">
          <AlertSubject subject={alert.subject} />
        </Fact>
      )}
      <Fact name={accounts.length === 1 ? "Account" : "Accounts"}>
        {accounts.length === 0 ? <None /> : <VisibleText text={accounts.join(", ")} />}
      </Fact>
      <Fact name={regions.length === 1 ? "Region" : "Regions"}>
        {regions.length === 0 ? <None /> : <VisibleText text={regions.join(", ")} />}
        {hasMoreRegions ? <span className="text-muted"> of its newest events</span> : null}
      </Fact>
      <Fact name="Actions">
        {formatCount(count)}
        {failed === 0 ? "" : `, ${formatCount(failed)} of them failed`}
        {events === count ? null : (
          <span className="text-muted">, shown by {formatCounted(events, "event")}</span>
        )}
      </Fact>
      <Fact name="First and last">
        <TimeText timeMs={alert.firstMs} withZone /> – <TimeText timeMs={alert.lastMs} withZone />
      </Fact>
      {numberFacts(alert.numbers).map(({ name, text }) => (
        <Fact key={name} name={name}>
          <VisibleText text={text} />
        </Fact>
      ))}
      <Fact name="In Events">
        <span className="flex flex-wrap gap-x-4">
          {exactly === null ? null : (
            <EventCount
              count={events}
              text="These events"
              of="this alert"
              link={exactly}
              className=""
            />
          )}
          {around === null ? null : (
            <EventCount
              count={null}
              text="All of what it is about, in its time"
              of="what the alert is about"
              link={around}
              className=""
            />
          )}
          {exactly === null && around === null ? <None /> : null}
        </span>
      </Fact>
      {Object.keys(verdicts).length === 0 ? null : (
        <Fact name="Integrity of files">
          <FileVerdicts files={verdicts} />
        </Fact>
      )}
      {suppressions.length === 0 ? null : (
        <Fact name="Suppressed hits">
          <ul>
            {suppressions.map(({ id, reason, hits, expiresAtMs }) => (
              <li key={id}>
                {formatCounted(hits, "hit")}: <VisibleText text={reason} />{" "}
                <span className="text-muted">
                  (suppression {id}, until <TimeText timeMs={expiresAtMs} withZone toSecond />)
                </span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}

function None() {
  return <span className="text-muted">not recorded</span>;
}
