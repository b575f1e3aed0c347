/** A QR code as one path: dark on white in every theme, because cameras read nothing else. */
export function QrCode({
  rows,
  label,
}: {
  readonly rows: readonly string[];
  readonly label: string;
}) {
  const dark = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(
      ({ 0: run, index: x }) => `M${x} ${y}h${run.length}v1h-${run.length}z`,
    ),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      width={rows.length * 5}
      height={rows.length * 5}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${rows.length}v${rows.length}h-${rows.length}z`} />
      <path fill="#000" d={dark.join("")} />
    </svg>
  );
}
