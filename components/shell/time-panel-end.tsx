"use client";

import { useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { TextField } from "@/components/ui/text-field";

/** One end of the window: a text field, and the browser's own calendar that writes into it. */
export function TimePanelEnd({
  name,
  label,
  written,
  empty,
  error,
  hint,
}: {
  readonly name: "from" | "to";
  readonly label: string;
  /** The end as it is now. */
  readonly written: string;
  /** What no bound means. */
  readonly empty: string;
  readonly error: string | undefined;
  readonly hint?: string;
}) {
  const field = useRef<HTMLDivElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const open = () => {
    const text = field.current?.querySelector("input")?.value ?? "";
    const clock = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)/.exec(text);
    if (calendar.current === null) return;
    calendar.current.value = clock === null ? "" : `${clock[1]}T${clock[2]}`;
    calendar.current.showPicker();
  };
  const take = (value: string) => {
    const text = field.current?.querySelector("input");
    if (text && value !== "") text.value = value.replace("T", " ");
  };
  return (
    <div className="flex items-start gap-1">
      <div ref={field} className="min-w-0 flex-1">
        <TextField
          name={name}
          label={label}
          defaultValue={written}
          error={error}
          placeholder={empty}
          hint={hint}
          className="h-8 w-full rounded-md border border-edge bg-surface px-2 font-mono text-xs aria-invalid:border-bad"
        />
      </div>
      <div className="relative pt-6">
        <button
          type="button"
          aria-label={`Calendar for ${name === "from" ? "the start" : "the end"}`}
          className="flex h-8 w-8 items-center justify-center rounded-md border border-line text-muted hover:bg-hover hover:text-ink"
          onClick={open}
        >
          <Icon name="calendar-days" />
        </button>
        {/* Never reached by itself: the button opens it, the text field says what it wrote. */}
        <input
          ref={calendar}
          type="datetime-local"
          tabIndex={-1}
          aria-hidden="true"
          className="pointer-events-none absolute end-0 bottom-0 h-px w-px opacity-0"
          onChange={(event) => take(event.target.value)}
        />
      </div>
    </div>
  );
}
