"use client";

import type { ContextMode } from "@/lib/api/analysis-contract";
import type { EventDetail } from "@/lib/api/contract";
import { formatDuration } from "@/lib/format/duration";
import { type ContextChoice, MODES, WINDOWS } from "./context-param";

const LABELS: Readonly<Record<ContextMode, string>> = {
  time: "Any",
  session: "Same session",
  principal: "Same user or role",
  ip: "Same address",
  key: "Same access key",
  resource: "Same resource",
};

/** Without the field, the record has nothing that other events could share. */
const NEEDS: Readonly<Record<Exclude<ContextMode, "time" | "principal">, [string, string]>> = {
  session: ["session_key", "The record names no session."],
  ip: ["ip", "The record names no address."],
  key: ["key", "The record names no access key."],
  resource: ["resource", "The record names no resource."],
};

const CHIP =
  "h-6 rounded-full border border-edge px-2 text-xs hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected aria-disabled:border-dashed aria-disabled:border-line aria-disabled:text-muted aria-disabled:hover:bg-transparent";

/** What the events around must share with the open one, how near they must be, and the query. */
export function ContextChoices({
  detail,
  choice,
  q,
  onChange,
}: {
  readonly detail: EventDetail;
  readonly choice: ContextChoice;
  /** The page's query. */
  readonly q: string;
  readonly onChange: (patch: Partial<ContextChoice>) => void;
}) {
  const reasons = MODES.flatMap((mode) => whyNot(mode, detail) ?? []);
  return (
    <div className="space-y-2" data-no-print>
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Events around this one with</legend>
        {MODES.map((mode) => {
          const reason = whyNot(mode, detail);
          return (
            <button
              key={mode}
              type="button"
              className={CHIP}
              aria-pressed={mode === choice.mode && reason === null}
              // Stays reachable, so that the reason can be read by keyboard too.
              aria-disabled={reason === null ? undefined : true}
              title={reason ?? undefined}
              onClick={() => (reason === null ? onChange({ mode }) : undefined)}
            >
              {LABELS[mode]}
              {reason === null ? null : <span className="sr-only">: {reason}</span>}
            </button>
          );
        })}
      </fieldset>
      {reasons.length === 0 ? null : (
        <p className="text-xs text-muted" aria-hidden="true">
          {reasons.join(" ")}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <label className="flex items-center gap-1.5">
          Within ±
          <select
            className="h-7 rounded-md border border-edge bg-surface px-1"
            value={choice.windowSeconds}
            onChange={(event) => onChange({ windowSeconds: Number(event.target.value) })}
          >
            {WINDOWS.map(({ id, seconds }) => (
              <option key={id} value={seconds}>
                {formatDuration(seconds)}
              </option>
            ))}
          </select>
        </label>
        <label className="flex h-6 items-center gap-1.5">
          <input
            type="checkbox"
            checked={choice.withQuery}
            disabled={q === "" && !choice.withQuery}
            onChange={(event) => onChange({ withQuery: event.target.checked })}
          />
          Only what matches the query
        </label>
      </div>
    </div>
  );
}

function whyNot(mode: ContextMode, detail: EventDetail): string | null {
  if (mode === "time") return detail.row.timeMs === null ? "The record has no usable time." : null;
  if (mode === "principal") {
    return detail.row.principal.key.endsWith("|") ? "The record does not say who acted." : null;
  }
  const [field, reason] = NEEDS[mode];
  return detail.fields.some((each) => each.field === field) ? null : reason;
}
