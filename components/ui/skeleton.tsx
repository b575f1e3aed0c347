const WIDTHS = ["w-11/12", "w-3/4", "w-10/12", "w-2/3", "w-4/5", "w-1/2", "w-9/12", "w-3/5"];

/** Grey lines that appear only when loading takes longer than 150 ms (see `.skeleton`). */
export function Skeleton({
  lines = 4,
  label = "Loading",
}: {
  readonly lines?: number;
  readonly label?: string;
}) {
  return (
    <div role="status" aria-label={label} className="space-y-3 p-3">
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <div key={line} className={`skeleton h-3 ${WIDTHS[line % WIDTHS.length]}`} />
      ))}
    </div>
  );
}
