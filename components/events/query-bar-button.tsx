import { Icon } from "@/components/ui/icon";

/** At the end of the query input: sends what was changed, else explains what was asked. */
export function QueryBarButton({
  isChanged,
  isEmpty,
  explaining,
  onExplain,
}: {
  readonly isChanged: boolean;
  readonly isEmpty: boolean;
  readonly explaining: boolean;
  readonly onExplain: () => void;
}) {
  if (isChanged) {
    return (
      <button
        type="submit"
        className="absolute end-1 top-0.75 flex h-6 items-center gap-1 rounded-sm bg-accent px-2 text-xs text-on-accent"
      >
        Search <Icon name="corner-down-left" size={12} />
      </button>
    );
  }
  if (isEmpty) return null;
  return (
    <button
      type="button"
      aria-expanded={explaining}
      className="absolute end-1 top-0.75 flex h-6 items-center gap-1 rounded-sm px-2 text-xs text-muted hover:bg-hover hover:text-ink"
      onClick={onExplain}
    >
      <Icon name="message-circle-question-mark" size={14} />
      Explain
    </button>
  );
}
