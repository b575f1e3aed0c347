import { Button } from "@/components/ui/button";
import { type CoverageView, FAMILY_WORDS, GRID_WORDS, type GridName } from "./coverage-view";

const CONTROL = "h-7 rounded-md border border-line bg-surface px-2 hover:bg-hover";

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
    <div data-no-print>
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
        <button
          type="button"
          aria-pressed={view.show === "seen"}
          title="Only Regions of which something is known in this period"
          className={`${CONTROL} aria-pressed:bg-selected`}
          onClick={() => onChange({ show: view.show === "seen" ? "all" : "seen" })}
        >
          With evidence only
        </button>
        <button
          type="button"
          aria-pressed={view.table}
          title="The same as a plain table"
          className={`${CONTROL} aria-pressed:bg-selected`}
          onClick={() => onChange({ table: !view.table })}
        >
          Show as table
        </button>
      </div>
      {problem === undefined ? null : (
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <p role="alert" className="text-bad">
            {problem}
          </p>
          <Button onClick={() => onChange({ grid: null, family: "cloudtrail" })}>
            Show the usual columns
          </Button>
        </div>
      )}
    </div>
  );
}

function Choice<Value extends string>({
  label,
  value,
  words,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly words: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}) {
  const isValue = (text: string): text is Value => Object.hasOwn(words, text);
  const values = Object.keys(words).filter(isValue);
  return (
    <label className={`${CONTROL} flex max-w-full items-center gap-1.5 pe-0 whitespace-nowrap`}>
      <span className="text-muted">{label}</span>
      <select
        value={value}
        className="field-sizing-content h-full max-w-full min-w-0 rounded-md bg-surface pe-1"
        onChange={({ target }) => {
          if (isValue(target.value)) onChange(target.value);
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
