import { Choice } from "@/components/ui/choice";
import { RefusalNote } from "@/components/ui/refusal-note";
import { ToggleButton } from "@/components/ui/toggle-button";
import type { RegionGridName } from "@/lib/api/region-contract";
import type { RegionView, ShownGrid } from "./region-view";
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
const PROBLEM_ID = "columns-problem";

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
    <ToggleButton
      isPressed={view[name]}
      title={title}
      onClick={() => onChange({ [name]: !view[name] })}
    >
      {words}
    </ToggleButton>
  );
  return (
    <div className="space-y-1" data-no-print>
      <div className="flex flex-wrap items-center gap-1.5">
        <Choice
          label="Columns"
          value={view.grid ?? "usual"}
          words={{ usual: usualWords(view.grid === null ? shown : undefined), ...GRID_WORDS }}
          problemId={problem === undefined ? undefined : PROBLEM_ID}
          onChange={(grid) => onChange({ grid: grid === "usual" ? null : grid })}
        />
        <Choice
          label="Order"
          name="Order of the Regions"
          value={view.sort}
          words={SORT_WORDS}
          onChange={(sort) => onChange({ sort })}
        />
        <Choice
          label="Count"
          name="What is counted"
          value={view.out}
          words={COUNTED_WORDS}
          onChange={(out) => onChange({ out })}
        />
        <ToggleButton
          isPressed={view.show === "all"}
          title="Regions without events, coverage or a decision as well"
          onClick={() => onChange({ show: view.show === "all" ? "some" : "all" })}
        >
          All AWS Regions
        </ToggleButton>
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
        <RefusalNote
          id={PROBLEM_ID}
          problem={problem}
          way="Show the usual columns"
          onBack={() => onChange({ grid: null })}
        />
      )}
    </div>
  );
}

function usualWords(shown: RegionGridName | undefined): string {
  return shown === undefined ? "Usual columns" : `${GRID_WORDS[shown]} (usual)`;
}
