/** Finds the values of a field that contain a text. It takes the focus: it was just asked for. */
export function FacetFind({
  label,
  typed,
  onTyped,
}: {
  readonly label: string;
  readonly typed: string;
  readonly onTyped: (text: string) => void;
}) {
  return (
    <input
      ref={focusOnce}
      type="search"
      value={typed}
      placeholder={`${label} contains`}
      aria-label={`${label} contains`}
      className="mx-2 my-1 h-7 w-[calc(100%-1rem)] rounded-md border border-edge bg-surface px-2 text-xs"
      onChange={(event) => onTyped(event.target.value)}
    />
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
