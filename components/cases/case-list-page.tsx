"use client";

import { useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { pageRoute } from "@/components/shell/page-route";
import { FactList } from "@/components/ui/fact-list";
import { PageLink } from "@/components/ui/page-link";
import { CASE_STATUSES } from "@/lib/api/case-contract";
import { type CasesAsked, caseListQuery } from "@/lib/api/case-queries";
import { CASE_COLUMNS } from "./case-columns";
import { OpenCaseForm } from "./open-case-form";

const FILTERS = [
  { label: "All", asked: {} },
  { label: "Mine", asked: { mine: "1" } },
  ...CASE_STATUSES.map((status) => ({ label: status, asked: { status } })),
];

function hrefOf(asked: CasesAsked) {
  const text = new URLSearchParams(asked).toString();
  return pageRoute(text === "" ? "/cases" : `/cases?${text}`);
}

/** Cases of a filter, which the link says, and the way to open one. */
export function CaseListPage({ asked }: { readonly asked: CasesAsked }) {
  const query = useQuery(caseListQuery(asked));
  const current = hrefOf({ ...asked, page: "1" });
  return (
    <div className="mx-auto max-w-6xl space-y-4 p-4" data-print-flow>
      <h1 className="text-xl font-semibold">Cases</h1>
      <nav aria-label="Which cases" className="flex flex-wrap gap-x-4" data-no-print>
        {FILTERS.map((filter) => (
          <PageLink
            key={filter.label}
            href={hrefOf(filter.asked)}
            aria-current={hrefOf({ ...filter.asked, page: "1" }) === current ? "page" : undefined}
            className="aria-[current]:font-semibold"
          >
            {filter.label}
          </PageLink>
        ))}
      </nav>
      <Answer query={query} what="the cases" lines={8} isPage>
        {({ cases, total, page, pageSize }) => (
          <div className="space-y-2">
            <FactList
              title={total === 1 ? "1 case" : `${total} cases`}
              what="cases"
              rows={cases}
              columns={CASE_COLUMNS}
              keyOf={({ number }) => String(number)}
              empty="No case fits. Open one below, or choose another filter."
            />
            <p className="flex gap-4" data-no-print>
              {page > 1 ? (
                <PageLink href={hrefOf({ ...asked, page: String(page - 1) })}>Newer</PageLink>
              ) : null}
              {page * pageSize < total ? (
                <PageLink href={hrefOf({ ...asked, page: String(page + 1) })}>Older</PageLink>
              ) : null}
            </p>
          </div>
        )}
      </Answer>
      <section aria-labelledby="open-case" className="space-y-2" data-no-print>
        <h2 id="open-case" className="text-base font-semibold">
          Open a case
        </h2>
        <OpenCaseForm />
      </section>
    </div>
  );
}
