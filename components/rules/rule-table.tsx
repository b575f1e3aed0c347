import { Icon } from "@/components/ui/icon";
import type { RuleRow } from "@/lib/api/rule-contract";
import { RULE_COLUMNS, type RuleColumn } from "./rule-columns";
import type { RuleSort } from "./rule-list-view";

const COLUMNS = RULE_COLUMNS.filter(({ show }) => show !== null);

/** On a narrow screen each row is a card, and each cell has its heading beside it. */
const CARD_CELL =
  "max-sm:grid max-sm:grid-cols-[6rem_minmax(0,1fr)] max-sm:gap-2 max-sm:py-0.5 max-sm:before:text-muted max-sm:before:content-[attr(data-heading)] max-sm:[&_a]:justify-start";

/** Rules in the order that the link asks for. */
export function RuleTable({
  rules,
  sort,
  onSort,
}: {
  readonly rules: readonly RuleRow[];
  readonly sort: RuleSort;
  readonly onSort: (sort: RuleSort) => void;
}) {
  return (
    <table className="w-full border-collapse max-sm:block">
      <caption className="sr-only">Rules</caption>
      <thead className="text-xs text-muted max-sm:hidden">
        <tr>
          {COLUMNS.map((column) => (
            <Head key={column.header} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rules.map((rule) => (
          <tr
            key={rule.id}
            className="border-t border-line align-top hover:bg-hover max-sm:block max-sm:py-1"
          >
            {COLUMNS.map(({ header, show, isNumber, isWide }) => (
              <td
                key={header}
                data-heading={header}
                className={`px-2 py-1 leading-6 max-sm:px-1 ${CARD_CELL} ${isWide ? "max-lg:hidden max-sm:hidden" : ""} ${isNumber ? "sm:text-end sm:whitespace-nowrap" : ""}`}
              >
                <div className="min-w-0">{show?.(rule)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({
  column: { header, sort: own, isNumber, isWide },
  sort,
  onSort,
}: {
  readonly column: RuleColumn;
  readonly sort: RuleSort;
  readonly onSort: (sort: RuleSort) => void;
}) {
  const isSorted = own === sort;
  const isFalling = own?.startsWith("-") ?? false;
  const arrow = isSorted ? (isFalling ? "arrow-down" : "arrow-up") : "chevrons-up-down";
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isFalling ? "descending" : "ascending") : undefined}
      className={`px-2 py-1 font-medium ${isWide ? "max-lg:hidden" : ""} ${isNumber ? "text-end" : "text-start"}`}
    >
      {own === null ? (
        header
      ) : (
        <button
          type="button"
          title={isSorted ? undefined : `Order by ${header.toLowerCase()}`}
          className="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 whitespace-nowrap hover:bg-hover hover:text-ink"
          onClick={() => onSort(own)}
        >
          {header}
          <Icon name={arrow} size={12} className={`shrink-0 ${isSorted ? "text-ink" : ""}`} />
        </button>
      )}
    </th>
  );
}
