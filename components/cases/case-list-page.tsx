"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Answer } from "@/components/shell/answer";
import { CaseNav } from "@/components/shell/case-nav";
import { useMay } from "@/components/shell/person";
import { buttonClass } from "@/components/ui/button";
import { FactList } from "@/components/ui/fact-list";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { type CasesAsked, caseExportUrl, caseListQuery } from "@/lib/api/case-queries";
import { CASE_FILTERS } from "@/lib/api/case-words";
import { formatCounted } from "@/lib/format/count";
import { CASE_COLUMNS } from "./case-columns";
import { CaseFilterBar } from "./case-filter-bar";
import { caseListHref, isNarrowed } from "./case-list-href";
import { OpenCaseForm } from "./open-case-form";

/** Cases of a filter, which the link says, and the way to open one. */
export function CaseListPage() {
  const params = useSearchParams();
  const asked: CasesAsked = Object.fromEntries(
    [...CASE_FILTERS, "sort", "page"].flatMap((name) => {
      const value = params.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  const query = useQuery({ ...caseListQuery(asked), placeholderData: keepPreviousData });
  const mayWork = useMay("work");
  const none = isNarrowed(asked)
    ? "No case fits. Choose another filter, or all cases."
    : mayWork
      ? "There is no case yet that you may see. Open one below."
      : "There is no case yet that you may see. A member of one can add you.";
  return (
    <div className="mx-auto max-w-6xl space-y-4 p-4" data-print-flow>
      <CaseNav current="/cases" />
      <h1 className="text-xl font-semibold">Cases</h1>
      <CaseFilterBar asked={asked} choices={query.data?.choices} />
      <Answer query={query} what="the cases" lines={8} isPage>
        {({ cases, total, page, pageSize }) => (
          <div className="space-y-2">
            <FactList
              title={formatCounted(total, "case")}
              what="cases"
              rows={cases}
              columns={CASE_COLUMNS}
              keyOf={({ number }) => String(number)}
              empty={none}
              action={
                mayWork && total > 0 ? (
                  <a className={buttonClass("quiet")} href={caseExportUrl(asked)} download>
                    <Icon name="download" />
                    All as CSV
                  </a>
                ) : null
              }
            />
            <p className="flex gap-4" data-no-print>
              {page > 1 ? (
                <PageLink href={caseListHref({ ...asked, page: String(page - 1) })}>
                  Page before
                </PageLink>
              ) : null}
              {page * pageSize < total ? (
                <PageLink href={caseListHref({ ...asked, page: String(page + 1) })}>
                  Next page
                </PageLink>
              ) : null}
            </p>
          </div>
        )}
      </Answer>
      {mayWork ? (
        <section aria-labelledby="open-case" className="space-y-2" data-no-print>
          <h2 id="open-case" className="text-base font-semibold">
            Open a case
          </h2>
          <OpenCaseForm />
        </section>
      ) : null}
    </div>
  );
}
