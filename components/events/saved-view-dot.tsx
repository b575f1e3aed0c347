/** The mark of a view that is no longer as it was saved; what it means is said beside it. */
export function SavedViewDot() {
  return (
    <svg width={8} height={8} aria-hidden="true" className="shrink-0 text-warn">
      <circle cx={4} cy={4} r={4} fill="currentColor" />
    </svg>
  );
}
