import { useKept } from "./use-kept";

const ORDERS = [
  { order: "grouped", word: "By field" },
  { order: "ranked", word: "Ranked list" },
] as const;

/** Whether the compared values stand by field or in one list, as this browser keeps it. */
export function useCompareOrder() {
  const [kept, keep] = useKept("compare-order");
  return { isRanked: kept === "ranked", keep };
}

/** Chooses between the two. */
export function CompareOrder() {
  const { isRanked, keep } = useCompareOrder();
  return (
    <fieldset aria-label="Order of the values" className="flex" data-no-print>
      {ORDERS.map(({ order, word }) => (
        <button
          key={order}
          type="button"
          aria-pressed={isRanked === (order === "ranked")}
          className="h-6 border border-edge px-2 text-ink first:rounded-s-md last:rounded-e-md last:border-s-0 hover:bg-hover aria-pressed:bg-selected"
          onClick={() => keep(order)}
        >
          {word}
        </button>
      ))}
    </fieldset>
  );
}
