import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Icon } from "@/components/ui/icon";
import { DENSITIES, type Density } from "@/lib/search/event-search";

const ROW_WORD: Readonly<Record<Density, string>> = {
  normal: "normal rows",
  compact: "compact rows",
  roomy: "roomy rows",
};

const QUIET = "flex h-6 items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-ink";

export interface ListChoices {
  readonly density: Density;
  readonly following: boolean;
  readonly onDensity: (density: Density) => void;
  readonly onColumns: () => void;
  /** Absent where there is nothing to follow: an end in the past, a frozen list, oldest first. */
  readonly onFollow: (() => void) | undefined;
}

/** How the list is shown: following, columns, height of the rows. */
export function ListControls({ density, following, onDensity, onColumns, onFollow }: ListChoices) {
  useShortcuts({
    columns: onColumns,
    ...Object.fromEntries(DENSITIES.map((each) => [each, () => onDensity(each)])),
    ...(onFollow === undefined ? {} : { F: onFollow }),
  });
  return (
    <>
      <button
        type="button"
        className={`${QUIET} aria-pressed:bg-selected aria-pressed:text-ink disabled:opacity-50`}
        aria-pressed={following}
        aria-keyshortcuts="F"
        disabled={onFollow === undefined}
        title={
          onFollow === undefined
            ? "Only a list of the newest events that is not frozen can be followed"
            : "Say when newer events arrive (F)"
        }
        onClick={onFollow}
      >
        <Icon name="radio" size={14} />
        Follow
      </button>
      <button type="button" className={`${QUIET} max-sm:hidden`} onClick={onColumns}>
        <Icon name="columns-3" size={14} />
        Columns
      </button>
      <select
        aria-label="Height of the rows"
        value={density}
        className="h-6 rounded-sm bg-transparent hover:bg-hover max-sm:hidden"
        onChange={(event) => {
          const chosen = DENSITIES.find((each) => each === event.target.value);
          if (chosen !== undefined) onDensity(chosen);
        }}
      >
        {DENSITIES.map((each) => (
          <option key={each} value={each}>
            {ROW_WORD[each]}
          </option>
        ))}
      </select>
    </>
  );
}
