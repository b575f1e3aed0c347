"use client";

import { LevelText } from "@/components/shell/level-mark";
import { Button } from "@/components/ui/button";
import { CopyPageLink } from "@/components/ui/copy-page-link";
import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertDetail } from "@/lib/api/alert-contract";
import { AlertChanges } from "./alert-changes";
import { AlertDeliveries } from "./alert-deliveries";
import { AlertEvidence } from "./alert-evidence";
import { AlertFacts } from "./alert-facts";
import { AlertHistory } from "./alert-history";
import { AlertHours } from "./alert-hours";
import { AlertRule } from "./alert-rule";
import { detectorWord, stateWords } from "./alert-words";
import { NewerAlert } from "./newer-alert";

/** Everything about one alert, in the order in which it is asked for: what, why, when, what now. */
export function AlertView({
  alert,
  onNewer,
}: {
  readonly alert: AlertDetail;
  readonly onNewer: () => void;
}) {
  const { id, title, sentence, rule, detector } = alert;
  const why = sentence ?? rule?.description ?? null;
  return (
    <article className="space-y-4" data-print-flow>
      <header className="space-y-2">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold wrap-anywhere">
            <VisibleText text={title} />
          </h1>
          <span className="ms-auto flex flex-wrap items-center gap-1" data-no-print>
            <CopyPageLink />
            <Button look="quiet" onClick={() => window.print()}>
              <Icon name="printer" size={14} />
              Print
            </Button>
          </span>
        </div>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <LevelText level={alert.level} />
          <VisibleText text={stateWords(alert)} />
          <span className="text-muted">
            Alert {id}, {detectorWord(detector).toLowerCase()}
          </span>
          {alert.isSuppressed ? <Sign word="suppressed: it was not sent" /> : null}
          {alert.isWithdrawn ? <Sign word="withdrawn: a later look no longer finds it" /> : null}
        </p>
        {why === null ? null : (
          <p className="max-w-3xl text-base leading-6 text-pretty">
            <VisibleText text={why} />
          </p>
        )}
        <NewerAlert alert={alert} onShow={onNewer} />
        <AlertChanges alert={alert} />
      </header>
      <AlertFacts alert={alert} />
      <AlertHours hours={alert.hours} />
      <AlertEvidence alert={alert} />
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          {rule === null ? null : <AlertRule rule={rule} saysWhy={sentence !== null} />}
        </div>
        <div className="min-w-0 space-y-4">
          <AlertHistory entries={alert.entries} />
          <AlertDeliveries deliveries={alert.deliveries} />
        </div>
      </div>
    </article>
  );
}

function Sign({ word }: { readonly word: string }) {
  return (
    <span className="text-warn">
      <Icon name="bell-off" size={14} className="inline-block align-[-2px]" /> {word}
    </span>
  );
}
