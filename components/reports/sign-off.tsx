"use client";

import { useMay } from "@/components/shell/person";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { FactTable } from "@/components/ui/fact-table";
import type { Report } from "@/lib/api/report-contract";
import { additionColumns } from "./addition-columns";
import { AdditionForm } from "./addition-form";
import { tableCsv } from "./table-csv";

const PREFIX = "control-";

/** What was added to a report, and a form to add to it; nothing is taken back. */
export function SignOff({
  report: { id, document, additions },
  onAdded,
}: {
  readonly report: Report;
  readonly onAdded: () => void;
}) {
  const mayWork = useMay("work");
  const controls = (document?.sections ?? [])
    .filter((section) => section.id.startsWith(PREFIX))
    .map((section) => ({ id: section.id.slice(PREFIX.length), title: section.title }));
  const titleOf = (control: string) => controls.find((one) => one.id === control)?.title ?? control;
  const columns = additionColumns(titleOf);
  return (
    <section aria-labelledby="sign-off" className="space-y-3">
      <h2 id="sign-off" className="border-b border-line pb-1 text-base font-semibold">
        Sign-off
      </h2>
      {additions.length === 0 ? (
        <p>Nobody has signed it off yet.</p>
      ) : (
        <>
          <p data-no-print>
            <CsvButtons text={tableCsv(columns, additions)} what={`sign-off-of-report-${id}`} />
          </p>
          <FactTable
            titleId="sign-off"
            rows={additions}
            columns={columns}
            keyOf={({ hash }) => hash}
          />
        </>
      )}
      {mayWork ? <AdditionForm id={id} controls={controls} onAdded={onAdded} /> : null}
    </section>
  );
}
