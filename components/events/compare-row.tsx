import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import type { ComparedRow } from "./compare-rows";
import type { ChoiceState } from "./edit-query";

const CELL = "px-1 py-0.5 align-middle sm:px-2";
const BUTTON =
  "size-6 rounded-sm text-muted hover:bg-hover hover:text-ink aria-pressed:bg-selected aria-pressed:text-ink";

/** One value: a pair of bars, the numbers of both sides, and buttons for the query. */
export function CompareRow({
  row,
  longest,
  showsField,
  state,
  onChoose,
}: {
  readonly row: ComparedRow;
  /** The largest share of all rows: a bar of full width. */
  readonly longest: number;
  readonly showsField: boolean;
  readonly state: ChoiceState;
  readonly onChoose: (state: ChoiceState) => void;
}) {
  const text = (row.value ?? "not recorded").slice(0, 300);
  const name = toVisible(text);
  return (
    <tr className="border-t border-line hover:bg-hover">
      <th scope="row" className={`${CELL} text-start font-normal`}>
        {showsField ? <span className="me-2 text-muted">{row.label}</span> : null}
        <VisibleText text={text} className={row.value === null ? "text-muted italic" : undefined} />
        {row.onlyIn === null ? null : (
          <span className="ms-2 max-sm:ms-0 rounded-xs border border-edge px-1 text-xs whitespace-nowrap text-muted">
            only in {row.onlyIn}
          </span>
        )}
      </th>
      <td className={`${CELL} max-md:hidden`}>
        <svg width="100%" height={14} aria-hidden="true" className="block">
          <rect
            y={1}
            height={6}
            width={percent(row.selectionPart / longest)}
            className="fill-accent"
            data-mark
          />
          <rect
            y={8}
            height={5}
            width={percent(row.baselinePart / longest)}
            className="fill-edge"
            data-mark
          />
        </svg>
      </td>
      <td className={`${CELL} text-end whitespace-nowrap`}>
        {row.selectionShare} <Count of={row.selection} />
      </td>
      <td className={`${CELL} text-end whitespace-nowrap`}>
        {row.baselineShare} <Count of={row.baseline} />
      </td>
      <td className={`${CELL} text-end max-sm:hidden`}>{row.points}</td>
      <td className={`${CELL} text-end whitespace-nowrap`} data-no-print>
        <button
          type="button"
          aria-pressed={state === "include"}
          aria-label={`Only events with ${name}`}
          title="Only events with this"
          className={BUTTON}
          onClick={() => onChoose(state === "include" ? null : "include")}
        >
          +
        </button>
        <button
          type="button"
          aria-pressed={state === "exclude"}
          aria-label={`Leave out ${name}`}
          title="Leave out"
          className={BUTTON}
          onClick={() => onChoose(state === "exclude" ? null : "exclude")}
        >
          −
        </button>
      </td>
    </tr>
  );
}

function Count({ of }: { readonly of: number }) {
  return (
    <span className="inline-block min-w-14 text-xs text-muted max-sm:hidden">
      {formatCount(of)}
    </span>
  );
}

/** Never so thin that a share above nothing is not seen. */
function percent(part: number): string {
  return part > 0 ? `${Math.max(0.5, part * 100)}%` : "0";
}
