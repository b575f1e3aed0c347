/** The fills that say something beside their colour; `id` keeps two pictures on a page apart. */
export function HistogramPatterns({ id }: { readonly id: string }) {
  const square = { patternUnits: "userSpaceOnUse" } as const;
  return (
    <defs>
      <pattern id={`${id}gap`} width="6" height="6" patternTransform="rotate(45)" {...square}>
        <path d="M0 0V6" className="stroke-edge/60" strokeWidth="1.5" />
      </pattern>
      <pattern id={`${id}hatched`} width="4" height="4" patternTransform="rotate(45)" {...square}>
        <rect width="4" height="4" className="fill-denied" />
        <path d="M0 0V4" className="stroke-surface/50" strokeWidth="1.5" />
      </pattern>
      <pattern id={`${id}striped`} width="4" height="4" {...square}>
        <rect width="4" height="4" className="fill-unknown" />
        <path d="M0 1H4" className="stroke-surface" strokeWidth="1.5" />
      </pattern>
    </defs>
  );
}
