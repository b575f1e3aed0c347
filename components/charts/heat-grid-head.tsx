import type { HeatColumn } from "./heat-data";

/** The headings of the columns that are drawn, `from` being the place of the first. */
export function HeatGridHead({
  columns,
  from,
}: {
  readonly columns: readonly HeatColumn[];
  readonly from: number;
}) {
  return (
    <thead className="sticky top-0 z-3 block h-(--head-height) bg-surface">
      <tr aria-rowindex={1} className="heat-tracks h-full items-end">
        <td
          aria-colindex={1}
          className="sticky start-0 z-1 h-full border-e border-line bg-surface"
        />
        {columns.map(({ id, label, longLabel, over }, index) => (
          <th
            key={id}
            scope="col"
            aria-colindex={from + index + 2}
            aria-label={longLabel}
            className="pb-1 text-center text-[11px] font-normal leading-4 whitespace-nowrap text-muted"
          >
            {over === undefined || over === columns[index - 1]?.over ? null : (
              <div className="w-0 ps-1 text-start text-ink">{over}</div>
            )}
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}
