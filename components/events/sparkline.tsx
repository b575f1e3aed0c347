const WIDTH = 96;
const HEIGHT = 20;

/** Counts by time as a small picture. It says nothing by itself: put the words beside it. */
export function Sparkline({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  const step = WIDTH / Math.max(1, counts.length);
  const bars = counts.map((count, at) => {
    if (count === 0) return "";
    const height = Math.max(1, Math.round((count / most) * (HEIGHT - 1)));
    return `M${(at * step).toFixed(1)} ${HEIGHT - 1 - height}h${(step * 0.8).toFixed(1)}v${height}h${(-step * 0.8).toFixed(1)}z`;
  });
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" className="block">
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} className="stroke-line" />
      <path d={bars.join("")} className="fill-accent" data-mark />
    </svg>
  );
}
