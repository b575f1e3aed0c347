import type { AlertList } from "@/lib/api/alert-contract";
import { ALERT_KINDS } from "@/lib/api/alert-words";
import { formatCount, formatCounted } from "@/lib/format/count";
import type { AlertView } from "./alert-view";
import { KIND_WORDS } from "./alert-words";

/** How many alerts there are, and those that stand apart: suppressed and withdrawn ones. */
export function AlertKinds({
  view,
  list,
  onChange,
}: {
  readonly view: AlertView;
  readonly list: AlertList;
  readonly onChange: (change: Partial<AlertView>) => void;
}) {
  const { total, kinds, alerts } = list;
  const first = view.offset + 1;
  const range = alerts.length < total && alerts.length > 0;
  const apart = ALERT_KINDS.some((kind) => kind !== "shown" && (kinds[kind] ?? 0) > 0);
  return (
    <>
      <p role="status">
        {range ? `${formatCount(first)}–${formatCount(view.offset + alerts.length)} of ` : ""}
        {formatCounted(total, "alert")}
      </p>
      {!apart && view.kind === "shown" ? null : (
        <fieldset
          aria-label="Alerts that stand apart"
          className="flex flex-wrap gap-1"
          data-no-print
        >
          {ALERT_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={view.kind === kind}
              className="min-h-7 rounded-md border border-line px-2 text-sm hover:bg-hover aria-pressed:bg-selected"
              onClick={() => onChange({ kind })}
            >
              {KIND_WORDS[kind]} <span className="text-muted">{formatCount(kinds[kind] ?? 0)}</span>
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}
