"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { IgnoredSettings } from "@/components/shell/ignored-settings";
import { PeriodBar } from "@/components/shell/period-bar";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { onDemand } from "@/components/ui/on-demand";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { profileListQuery } from "@/lib/api/profile-queries";
import { KindNav } from "./kind-nav";
import { KIND_WORDS } from "./kind-words";
import { listCsv } from "./list-csv";
import { ListFilter } from "./list-filter";
import { ListPaging } from "./list-paging";
import { ListTable } from "./list-table";
import { listAsked } from "./list-view";
import { baselineWords, pageWords, USUAL } from "./profile-words";
import { useListView } from "./use-list-view";

const ListEmpty = onDemand(() => import("./list-empty").then((module) => module.ListEmpty));
const ListCsvAll = onDemand(() => import("./list-csv-all").then((module) => module.ListCsvAll));

/** Whoever or whatever of a kind has events in a period. */
export function ProfileList({
  kind,
  accounts,
}: {
  readonly kind: ProfileKind;
  /** Those that the reader may choose from. */
  readonly accounts: readonly string[];
}) {
  const period = usePeriodParams();
  const { view, ignored, change } = useListView();
  const query = useQuery({
    ...profileListQuery(kind, period, listAsked(view)),
    placeholderData: keepPreviousData,
  });
  const { title, many } = KIND_WORDS[kind];
  return (
    <div className="space-y-3 p-4">
      <header className="space-y-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-xl font-semibold">{title}</h1>
          <PeriodBar period={query.data?.period} usual={USUAL} accounts={accounts} />
        </div>
        <KindNav kind={kind} />
      </header>
      <IgnoredSettings names={ignored} />
      <ListFilter kind={kind} view={view} onChange={change} />
      <Answer query={query} what={`the ${many}`} lines={16}>
        {(list) => (
          <>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <p role="status">{pageWords(list, view.offset, kind)}</p>
              {kind === "principal" && list.rows.length > 0 ? (
                <p className={list.baseline.isEnough ? "text-xs text-muted" : "text-xs text-warn"}>
                  {baselineWords(list.baseline)}
                </p>
              ) : null}
              {list.rows.length === 0 ? null : (
                <div className="ms-auto flex flex-wrap items-center gap-2" data-no-print>
                  <CsvButtons text={listCsv(list.rows)} what={many.replaceAll(" ", "-")} />
                  {list.total > list.rows.length ? (
                    <ListCsvAll asked={{ kind, period, view }} />
                  ) : null}
                </div>
              )}
            </div>
            {list.rows.length === 0 ? (
              <ListEmpty kind={kind} view={view} />
            ) : (
              <ListTable
                kind={kind}
                rows={list.rows}
                sort={view.sort}
                onSort={(sort) => change({ sort })}
              />
            )}
            <ListPaging
              offset={view.offset}
              nextOffset={list.nextOffset}
              onChange={(offset) => change({ offset })}
            />
          </>
        )}
      </Answer>
    </div>
  );
}
