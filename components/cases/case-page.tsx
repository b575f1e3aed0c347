"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { pageRoute } from "@/components/shell/page-route";
import { useMay } from "@/components/shell/person";
import { Button, buttonClass } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { Case } from "@/lib/api/case-contract";
import { caseActivityQuery, caseQuery, changeIndicators, removePin } from "@/lib/api/case-queries";
import { toVisible } from "@/lib/format/visible";
import { ACTIVITY_COLUMNS, INDICATOR_COLUMNS, PIN_COLUMNS } from "./case-columns";
import { CaseSettings } from "./case-settings";
import { CaseStory } from "./case-story";
import { CaseTimeline } from "./case-timeline";
import { IndicatorForm } from "./indicator-form";
import { eventsHref, indicatorQuery } from "./indicator-words";
import { StepForm } from "./step-form";

const keyOf = ({ id }: { readonly id: number }) => String(id);

/** One case: its story, what is pinned, its indicators and what happened to it. */
export function CasePage({ number }: { readonly number: number }) {
  const query = useQuery(caseQuery(number));
  return (
    <div className="mx-auto max-w-6xl space-y-4 p-4" data-print-flow>
      <PageLink href={pageRoute("/cases")}>All cases</PageLink>
      <Answer query={query} what="the case" lines={14} isPage>
        {(found) => <WholeCase found={found} />}
      </Answer>
    </div>
  );
}

function WholeCase({ found }: { readonly found: Case }) {
  const { number, title, summary, status, severity, lead, pins, indicators, hiddenPins } = found;
  const activity = useQuery(caseActivityQuery(number));
  const client = useQueryClient();
  const mayWork = useMay("work");
  const mayLead = useMay("lead");
  const onSettled = () => client.invalidateQueries({ queryKey: ["cases"] });
  const unpin = useMutation({ mutationFn: (pin: number) => removePin(number, pin), onSettled });
  const drop = useMutation({
    mutationFn: (id: number) => changeIndicators(number, { action: "remove", id }),
    onSettled,
  });
  const refused = unpin.error ?? drop.error;
  return (
    <div className="space-y-5">
      <header className="space-y-1">
        <h1 className="text-xl font-semibold">
          Case {number}: <VisibleText text={title} />
        </h1>
        <p className="text-muted">
          {severity}, {status}, led by <VisibleText text={lead?.name ?? "nobody"} />
        </p>
        <p className="whitespace-pre-wrap">
          <VisibleText text={summary} multiline />
        </p>
        <p data-no-print>
          <a href={`/api/cases/${number}/export`} className={buttonClass()} download>
            Export the case
          </a>{" "}
          {mayLead ? (
            <PageLink href={pageRoute(`/cases/${number}/share`)} className={buttonClass()}>
              Share for review
            </PageLink>
          ) : null}
        </p>
      </header>
      {refused === null ? null : <ErrorNote title="Nothing was removed" error={refused} />}
      <section aria-labelledby="story" className="space-y-3">
        <h2 id="story" className="text-base font-semibold">
          Story
        </h2>
        <CaseStory found={found} mayWork={mayWork} />
        {mayWork ? <StepForm number={number} /> : null}
      </section>
      <section aria-labelledby="timeline" className="space-y-3">
        <h2 id="timeline" className="text-base font-semibold">
          Timeline
        </h2>
        <CaseTimeline found={found} />
      </section>
      <FactList
        title="Pins"
        what="pins"
        rows={pins}
        columns={PIN_COLUMNS}
        keyOf={keyOf}
        empty="Nothing is pinned. Events, queries and profiles have a button for it."
        deed={({ id, title }) =>
          mayWork ? (
            <Button look="danger" busy={unpin.isPending} onClick={() => unpin.mutate(id)}>
              Remove <span className="sr-only">pin {toVisible(title)}</span>
            </Button>
          ) : null
        }
        more={
          hiddenPins === 0 ? null : <p>Pins with accounts that you may not see: {hiddenPins}.</p>
        }
      />
      <FactList
        title="Indicators"
        what="indicators"
        rows={indicators}
        columns={INDICATOR_COLUMNS}
        keyOf={keyOf}
        empty="No indicator is named."
        action={
          indicators.length === 0 ? null : (
            <PageLink
              href={pageRoute(eventsHref(indicatorQuery(indicators), found.from, found.to))}
              className={buttonClass()}
            >
              Events with any of them
            </PageLink>
          )
        }
        deed={({ id, value }) =>
          mayWork ? (
            <Button look="danger" busy={drop.isPending} onClick={() => drop.mutate(id)}>
              Remove <span className="sr-only">indicator {toVisible(value)}</span>
            </Button>
          ) : null
        }
      />
      {mayWork ? <IndicatorForm number={number} /> : null}
      {mayWork ? (
        <section aria-labelledby="settings" className="space-y-3">
          <h2 id="settings" className="text-base font-semibold">
            Head of the case
          </h2>
          <CaseSettings found={found} />
        </section>
      ) : null}
      <Answer query={activity} what="the activity">
        {({ entries }) => (
          <FactList
            title="Activity"
            what="activity"
            rows={entries}
            columns={ACTIVITY_COLUMNS}
            keyOf={keyOf}
          />
        )}
      </Answer>
    </div>
  );
}
