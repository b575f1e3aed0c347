"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { pageRoute } from "@/components/shell/page-route";
import { Choice } from "@/components/ui/choice";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { ErrorNote } from "@/components/ui/error-note";
import { type FactColumn, FactTable } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { Comparison, ControlChange } from "@/lib/api/report-contract";
import { comparisonQuery } from "@/lib/api/report-queries";
import { formatIsoDay } from "./iso-day";
import { tableCsv } from "./table-csv";

const COLUMNS: readonly FactColumn<ControlChange>[] = [
  {
    header: "Control",
    text: ({ title }) => title,
    show: ({ id, title }) => (
      <a href={`#control-${id}`}>
        <VisibleText text={title} />
      </a>
    ),
  },
  { header: "Before", isNumber: true, text: ({ before }) => before?.count ?? null },
  { header: "Now", isNumber: true, text: ({ after }) => after?.count ?? null },
  { header: "Change", isNumber: true, text: change, show: (row) => signed(change(row)) },
  { header: "Counted", text: ({ unit }) => unit },
  { header: "Status before", text: ({ before }) => before?.status ?? "Not in that report" },
  { header: "Status now", text: ({ after }) => after?.status ?? "Not in this report" },
  { header: "New exceptions", isNumber: true, text: ({ added }) => added.length },
  { header: "Exceptions gone", isNumber: true, text: ({ gone }) => gone.length },
];

/** What changed since an earlier report; the address says which (`?with=12`). */
export function ReportComparison({ id }: { readonly id: number }) {
  const given = useSearchParams().get("with") ?? "";
  const withId = /^\d{1,9}$/.test(given) ? Number(given) : null;
  const { data, error, refetch } = useQuery(comparisonQuery(id, withId));
  return (
    <section aria-labelledby="comparison-title" id="comparison" className="space-y-3">
      <h2 id="comparison-title" className="border-b border-line pb-1 text-base font-semibold">
        Since an earlier report
      </h2>
      {error === null ? null : (
        <ErrorNote
          title="The reports could not be compared"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null ? (
        <Skeleton lines={4} label="Comparing the reports" />
      ) : null}
      {data === undefined ? null : <Answer comparison={data} />}
    </section>
  );
}

function Answer({ comparison }: { readonly comparison: Comparison }) {
  const router = useRouter();
  const { id, with: other, others, controls } = comparison;
  if (other === null) {
    return <p>There is no earlier report by this pack, of these accounts.</p>;
  }
  const words = Object.fromEntries(
    others.map((one) => [
      String(one.id),
      `${one.id}: ${formatIsoDay(one.fromMs)} to ${formatIsoDay(one.toMs)}`,
    ]),
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-2" data-no-print>
        <Choice
          label="Report"
          name="Earlier report"
          value={String(other)}
          words={words}
          onChange={(chosen) =>
            router.replace(pageRoute(`/reports/${id}?with=${chosen}#comparison`), { scroll: false })
          }
        />
        <PageLink href={pageRoute(`/reports/${other}`)}>Open report {other}</PageLink>
        <CsvButtons text={tableCsv(COLUMNS, controls)} what={`report-${other}-to-${id}`} />
      </div>
      <FactTable
        titleId="comparison-title"
        rows={controls}
        columns={COLUMNS}
        keyOf={({ id: control }) => control}
      />
      {controls.map((control) => (
        <Exceptions key={control.id} control={control} />
      ))}
    </>
  );
}

function Exceptions({ control }: { readonly control: ControlChange }) {
  const { title, added, gone, isWhole } = control;
  if (added.length + gone.length === 0) return null;
  const lists = [
    ["New", added],
    ["Gone", gone],
  ] as const;
  return (
    <details>
      <summary className="min-h-6">
        Exceptions of <VisibleText text={title} />: {added.length} new, {gone.length} gone
      </summary>
      {isWhole ? null : (
        <p>One of the reports does not list all of its exceptions: these are those it lists.</p>
      )}
      {lists.map(([word, list]) =>
        list.length === 0 ? null : (
          <div key={word}>
            <h3 className="font-semibold">{word}</h3>
            <ul className="list-inside list-disc">
              {list.map(({ key, text }) => (
                <li key={key} className="[overflow-wrap:anywhere]">
                  <VisibleText text={text} />
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </details>
  );
}

function change({ before, after }: ControlChange): number | null {
  return before === null || after === null ? null : after.count - before.count;
}

function signed(value: number | null): string | null {
  if (value === null) return null;
  return value > 0 ? `+${value}` : `${value}`.replace("-", "−");
}
