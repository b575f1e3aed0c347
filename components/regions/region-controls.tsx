import { Button } from "@/components/ui/button";
import type { RegionGridName } from "@/lib/api/region-contract";
import { COUNTED, type RegionView, ROW_SORTS, SHOWN_GRIDS, type ShownGrid } from "./region-view";
import { COUNTED_WORDS } from "./region-words";

export const GRID_WORDS: Readonly<Record<ShownGrid, string>> = {
  day: "Days",
  hour: "Hours",
  "hour-day": "Hours of the day",
  week: "Hours of the week",
  map: "Map",
};
const SORT_WORDS: Readonly<Record<RegionView["sort"], string>> = {
  place: "by place",
  unusual: "unusual first",
  volume: "most events first",
  name: "by name",
};
const CONTROL = "h-7 rounded-md border border-line bg-surface px-2 hover:bg-hover";

/** How the Regions are shown. All of it is in the page's link. */
export function RegionControls({
  view,
  shown,
  problem,
  onChange,
}: {
  readonly view: RegionView;
  /** The grid that the server chose when none was asked for. */
  readonly shown: RegionGridName | undefined;
  /** Why the grid that was asked for is refused. */
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<RegionView>) => void;
}) {
  const isMap = view.grid === "map";
  const toggle = (name: "split" | "rel" | "table", words: string, title: string) => (
    <button
      type="button"
      aria-pressed={view[name]}
      title={title}
      className={`${CONTROL} aria-pressed:bg-selected`}
      onClick={() => onChange({ [name]: !view[name] })}
    >
      {words}
    </button>
  );
  return (
    <div data-no-print>
      <div className="flex flex-wrap items-center gap-1.5">
        <Choice
          label="Columns"
          value={view.grid ?? "usual"}
          values={["usual", ...SHOWN_GRIDS] as const}
          words={{ ...GRID_WORDS, usual: usualWords(view.grid === null ? shown : undefined) }}
          isInvalid={problem !== undefined}
          onChange={(grid) => onChange({ grid: grid === "usual" ? null : grid })}
        />
        <Choice
          label="Order"
          name="Order of the Regions"
          value={view.sort}
          values={ROW_SORTS}
          words={SORT_WORDS}
          onChange={(sort) => onChange({ sort })}
        />
        <Choice
          label="Count"
          name="What is counted"
          value={view.out}
          values={COUNTED}
          words={COUNTED_WORDS}
          onChange={(out) => onChange({ out })}
        />
        <button
          type="button"
          aria-pressed={view.show === "all"}
          title="Regions without events, coverage or a decision as well"
          className={`${CONTROL} aria-pressed:bg-selected`}
          onClick={() => onChange({ show: view.show === "all" ? "some" : "all" })}
        >
          All AWS Regions
        </button>
        {isMap
          ? null
          : toggle(
              "split",
              "Global services apart",
              "IAM, CloudFront and the like record in one Region whatever they are about",
            )}
        {toggle("rel", "Relative colours", "The largest count of each Region has the last colour")}
        {toggle("table", "Show as table", "The same numbers as a plain table")}
      </div>
      {problem === undefined ? null : (
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <p id="columns-problem" role="alert" className="text-bad">
            {problem}
          </p>
          <Button onClick={() => onChange({ grid: null })}>Show the usual columns</Button>
        </div>
      )}
    </div>
  );
}

function usualWords(shown: RegionGridName | undefined): string {
  return shown === undefined ? "Usual columns" : `${GRID_WORDS[shown]} (usual)`;
}

function Choice<Value extends string>({
  label,
  name = label,
  value,
  values,
  words,
  isInvalid = false,
  onChange,
}: {
  readonly label: string;
  /** The same in more words, for assistive technology. */
  readonly name?: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly isInvalid?: boolean;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <label className={`${CONTROL} flex max-w-full items-center gap-1.5 pe-0 whitespace-nowrap`}>
      <span className="text-muted">{label}</span>
      <select
        aria-label={name}
        value={value}
        aria-invalid={isInvalid ? true : undefined}
        aria-describedby={isInvalid ? "columns-problem" : undefined}
        className="field-sizing-content h-full max-w-full min-w-0 rounded-md bg-surface pe-1 aria-invalid:text-bad"
        onChange={({ target }) => {
          const chosen = values.find((each) => each === target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
