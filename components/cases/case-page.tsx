"use client";

import { useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { pageRoute } from "@/components/shell/page-route";
import { buttonClass } from "@/components/ui/button";
import { FactList } from "@/components/ui/fact-list";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { Case } from "@/lib/api/case-contract";
import { caseActivityQuery, caseQuery } from "@/lib/api/case-queries";
import { ACTIVITY_COLUMNS, INDICATOR_COLUMNS, PIN_COLUMNS } from "./case-columns";
import { CaseStory } from "./case-story";
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
          </a>
        </p>
      </header>
      <section aria-labelledby="story" className="space-y-3">
        <h2 id="story" className="text-base font-semibold">
          Story
        </h2>
        <CaseStory found={found} />
        <StepForm number={number} />
      </section>
      <FactList
        title="Pins"
        what="pins"
        rows={pins}
        columns={PIN_COLUMNS}
        keyOf={keyOf}
        empty="Nothing is pinned."
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
      />
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
