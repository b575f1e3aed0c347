"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Answer } from "@/components/shell/answer";
import { pageRoute } from "@/components/shell/page-route";
import { useMay } from "@/components/shell/person";
import { TimeText } from "@/components/shell/time-text";
import { Button, buttonClass } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { Case, CaseIndicator } from "@/lib/api/case-contract";
import { caseActivityQuery, caseQuery, changeIndicators } from "@/lib/api/case-queries";
import { toVisible } from "@/lib/format/visible";
import { ACTIVITY_COLUMNS, INDICATOR_COLUMNS } from "./case-columns";
import { CaseMembers } from "./case-members";
import { CasePins } from "./case-pins";
import { CaseSettings } from "./case-settings";
import { CaseStory } from "./case-story";
import { CaseTimeline } from "./case-timeline";
import { CurrentCaseButton } from "./current-case-button";
import { IndicatorForm } from "./indicator-form";
import { eventsHref, indicatorQuery } from "./indicator-words";
import { StepForm } from "./step-form";
import { narrowStory, storyChoices } from "./story-filter";
import { StoryFilterBar } from "./story-filter-bar";

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

function moment(instant: string | null, open: string) {
  return instant === null ? open : <TimeText timeMs={Date.parse(instant)} withZone toSecond />;
}

function WholeCase({ found }: { readonly found: Case }) {
  const { number, title, summary, status, severity, lead, tags, pins, indicators } = found;
  const activity = useQuery(caseActivityQuery(number));
  const client = useQueryClient();
  const mayWork = useMay("work");
  const mayLead = useMay("lead");
  const onSettled = () => client.invalidateQueries({ queryKey: ["cases"] });
  const drop = useMutation({
    mutationFn: (id: number) => changeIndicators(number, { action: "remove", id }),
    onSettled,
  });
  const params = useSearchParams();
  const filter = { tag: params.get("tag") ?? "", about: params.get("about") ?? "" };
  const shown = narrowStory(found, filter);
  const pinOf = new Map(pins.map((pin) => [pin.id, pin]));
  return (
    <div className="space-y-5">
      <header className="space-y-1">
        <h1 className="text-xl font-semibold">
          Case {number}: <VisibleText text={title} />
        </h1>
        <p className="text-muted">
          {severity}, {status}, led by <VisibleText text={lead?.name ?? "nobody"} />
        </p>
        {found.from === null && found.to === null ? null : (
          <p>
            {moment(found.from, "the beginning")} to {moment(found.to, "now")}
          </p>
        )}
        {tags.length === 0 ? null : (
          <p>
            Tags: <VisibleText text={tags.join(", ")} />
          </p>
        )}
        <p className="whitespace-pre-wrap">
          <VisibleText text={summary} multiline />
        </p>
        <p className="flex flex-wrap gap-2" data-no-print>
          {mayWork ? (
            <>
              <CurrentCaseButton number={number} />
              <a href={`/api/cases/${number}/export`} className={buttonClass()} download>
                Export the case
              </a>
            </>
          ) : (
            <span className="text-muted">Your role reads cases and does not change them.</span>
          )}
          {mayLead ? (
            <PageLink href={pageRoute(`/cases/${number}/share`)} className={buttonClass()}>
              Share for review
            </PageLink>
          ) : null}
        </p>
      </header>
      <StoryFilterBar filter={filter} choices={storyChoices(found)} />
      <section aria-labelledby="story" className="space-y-3">
        <h2 id="story" className="text-base font-semibold">
          Story
        </h2>
        <CaseStory found={found} shown={shown.blocks} pinOf={pinOf} mayWork={mayWork} />
        {mayWork ? <StepForm number={number} /> : null}
      </section>
      <section aria-labelledby="timeline" className="space-y-3">
        <h2 id="timeline" className="text-base font-semibold">
          Timeline
        </h2>
        <CaseTimeline
          {...shown}
          pinOf={pinOf}
          isNarrowed={filter.tag !== "" || filter.about !== ""}
        />
      </section>
      <CasePins found={found} shown={shown.pins} mayWork={mayWork} />
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
        {...(mayWork && {
          deed: ({ id, value }: CaseIndicator) => (
            <Button look="danger" busy={drop.isPending} onClick={() => drop.mutate(id)}>
              Remove <span className="sr-only">indicator {toVisible(value)}</span>
            </Button>
          ),
        })}
      />
      {drop.error === null ? null : (
        <ErrorNote title="The indicator was not removed" error={drop.error} />
      )}
      {mayWork ? <IndicatorForm number={number} /> : null}
      <CaseMembers found={found} mayWork={mayWork} />
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
