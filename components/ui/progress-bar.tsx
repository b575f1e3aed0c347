/** How far a piece of work is. Drawn in SVG: a width set by attribute needs no inline style. */
export function ProgressBar({
  done,
  total,
  label,
}: {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}) {
  const percent = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(percent)}
      className="h-1.5 overflow-hidden rounded-full bg-hover"
    >
      <svg width="100%" height="100%" aria-hidden="true" className="block">
        <rect width={`${percent}%`} height="100%" className="fill-accent" data-mark />
      </svg>
    </div>
  );
}
