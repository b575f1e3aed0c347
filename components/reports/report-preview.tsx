import { type FactColumn, FactTable } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { ReportPreview as Preview } from "@/lib/api/report-contract";
import { formatCount } from "@/lib/format/count";
import { toIsoTime } from "@/lib/format/time";

const OTHER_WORDS: Readonly<Record<string, string>> = {
  coverage: "hours with logs",
  integrity: "what digests prove",
  alerts: "alerts",
  none: "nothing in a log",
};

const COLUMNS: readonly FactColumn<Preview["controls"][number]>[] = [
  {
    header: "Section",
    text: ({ title }) => title,
    show: ({ title }) => <VisibleText text={title} />,
  },
  {
    header: "Events",
    isNumber: true,
    text: ({ events, evidence }) => events ?? OTHER_WORDS[evidence] ?? "counted later",
  },
  { header: "Exceptions", isNumber: true, text: ({ exceptions }) => exceptions },
];

/** What a report would hold as of now: its sections and how much each of them finds. */
export function ReportPreview({ preview }: { readonly preview: Preview }) {
  const { fromMs, toMs, events, controls } = preview;
  return (
    <section aria-labelledby="preview" className="mt-4 space-y-2">
      <h2 id="preview" className="border-b border-line pb-1 text-base font-semibold">
        Preview
      </h2>
      <p>
        From {toIsoTime(fromMs)} to {toIsoTime(toMs)}:{" "}
        {events === null ? "more events than can be counted now" : `${formatCount(events)} events`}.
        The report itself is frozen when it is asked for.
      </p>
      <FactTable titleId="preview" rows={controls} columns={COLUMNS} keyOf={({ id }) => id} />
    </section>
  );
}
