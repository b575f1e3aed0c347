import { SparkLine } from "@/components/charts/spark-line";
import { EventCount } from "@/components/shell/event-count";
import type { FactColumn } from "@/components/ui/fact-table";
import type { CisControl, CisCount } from "@/lib/api/rule-coverage-contract";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { RuleMentions } from "./rule-mentions";

/** A control, and what its filter counts once that is known. */
export interface CisRow extends CisControl {
  readonly count: CisCount | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
}

const DAY_MS = 86_400_000;

const NUMBERS = [
  ["v1.2", "v12"],
  ["v3", "v3"],
  ["v5", "v5"],
  ["v6/v7", "v6"],
  ["Security Hub", "securityHub"],
] as const satisfies readonly (readonly [string, keyof CisControl["numbers"]])[];

export const CIS_COLUMNS: readonly FactColumn<CisRow>[] = [
  { header: "Control", text: ({ id }) => id },
  {
    header: "Monitored",
    text: ({ title }) => title,
    show: ({ title, says, differs, q }) => (
      <div className="max-w-md sm:min-w-64">
        <p>{title}</p>
        <p className="text-xs leading-4 text-muted">{says}</p>
        {differs === null ? null : (
          <p className="mt-1 text-xs leading-4 text-muted">Other editions: {differs}</p>
        )}
        {q === null ? null : (
          <code className="mt-1 hidden text-xs leading-4 wrap-anywhere print:block">{q}</code>
        )}
      </div>
    ),
  },
  {
    header: "Events",
    isNumber: true,
    text: ({ count }) => count?.total ?? null,
    show: (row) => <Count row={row} />,
  },
  {
    header: "Over time",
    text: ({ count }) => count?.steps.map(stepText).join(" ") ?? null,
    show: ({ count }) =>
      count === undefined || count.total === 0 ? null : <Steps count={count} />,
  },
  {
    header: "Our rules",
    text: ({ rules }) => rules.map(({ title }) => title).join("; "),
    show: ({ rules, q }) => (q === null ? null : <RuleMentions rules={rules} />),
  },
  {
    header: "Numbered",
    text: ({ numbers }) =>
      NUMBERS.map(([word, name]) => `${word}: ${numbers[name] ?? "not asked for"}`).join("; "),
    show: ({ numbers }) => (
      <ul className="text-xs leading-4 text-muted">
        {NUMBERS.map(([word, name]) => (
          <li key={name}>
            {word}: {numbers[name] ?? "not asked for"}
          </li>
        ))}
      </ul>
    ),
  },
  { header: "Search", isRare: true, text: ({ q }) => q, show: ({ q }) => <Search q={q} /> },
];

function stepText({ startMs, events }: CisCount["steps"][number]): string {
  return `${new Date(startMs).toISOString()}=${events}`;
}

function Count({ row: { q, title, count, error, isFetching } }: { readonly row: CisRow }) {
  if (q === null) return <span className="text-muted">no event shows it</span>;
  if (count !== undefined) return <EventCount count={count.total} of={title} link={count.link} />;
  if (error !== null) return <span className="text-bad whitespace-normal">{error.message}</span>;
  return <span className="text-muted">{isFetching ? "counting…" : "not counted"}</span>;
}

/** Every step of the period, those without events too. */
function Steps({ count: { period, stepMs, steps } }: { readonly count: CisCount }) {
  const first = Math.floor(period.fromMs / stepMs);
  const length = Math.max(1, Math.ceil(period.toMs / stepMs) - first);
  const counts = Array<number>(length).fill(0);
  for (const { startMs, events } of steps) {
    const at = Math.min(length - 1, Math.max(0, Math.floor(startMs / stepMs) - first));
    counts[at] = (counts[at] ?? 0) + events;
  }
  return (
    <>
      <SparkLine counts={counts} />
      <details className="text-xs">
        <summary className="min-h-6">
          {stepMs === DAY_MS ? "By day, UTC" : `By ${formatDuration(stepMs / 1000)}`}
        </summary>
        <ul>
          {steps.map(({ startMs, events }) => (
            <li key={startMs} className="whitespace-nowrap">
              {new Date(startMs).toISOString().slice(0, 10)}: {formatCount(events)}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Search({ q }: { readonly q: string | null }) {
  if (q === null) return null;
  return (
    <details className="max-w-60 print:hidden">
      <summary className="min-h-6">Show</summary>
      <code className="text-xs wrap-anywhere">{q}</code>
    </details>
  );
}
