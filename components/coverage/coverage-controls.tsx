import { Choice } from "@/components/ui/choice";
import { RefusalNote } from "@/components/ui/refusal-note";
import { ToggleButton } from "@/components/ui/toggle-button";
import { type CoverageView, FAMILY_WORDS, GRID_WORDS, type GridName } from "./coverage-view";

/** How the coverage is shown. All of it is in the page's link. */
export function CoverageControls({
  view,
  shown,
  problem,
  onChange,
}: {
  readonly view: CoverageView;
  /** The columns that the server chose when none were asked for. */
  readonly shown: GridName | undefined;
  /** Why the columns or the family that were asked for are refused. */
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<CoverageView>) => void;
}) {
  const usual = shown === undefined ? "Usual columns" : `${GRID_WORDS[shown]} (usual)`;
  return (
    <div className="space-y-1" data-no-print>
      <div className="flex flex-wrap items-center gap-1.5">
        <Choice
          label="Columns"
          value={view.grid ?? "usual"}
          words={{ usual: view.grid === null ? usual : "Usual columns", ...GRID_WORDS }}
          onChange={(grid) => onChange({ grid: grid === "usual" ? null : grid })}
        />
        <Choice
          label="Logs"
          value={view.family}
          words={FAMILY_WORDS}
          onChange={(family) => onChange({ family })}
        />
        <ToggleButton
          isPressed={view.show === "seen"}
          title="Only Regions of which something is known in this period"
          onClick={() => onChange({ show: view.show === "seen" ? "all" : "seen" })}
        >
          With evidence only
        </ToggleButton>
        <ToggleButton
          isPressed={view.table}
          title="The same as a plain table"
          onClick={() => onChange({ table: !view.table })}
        >
          Show as table
        </ToggleButton>
      </div>
      {problem === undefined ? null : (
        <RefusalNote
          problem={problem}
          way="Show the usual columns"
          onBack={() => onChange({ grid: null, family: "cloudtrail" })}
        />
      )}
    </div>
  );
}
