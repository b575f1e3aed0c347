"use client";

import { useMemo, useState } from "react";
import { INPUT_CLASS } from "@/components/ui/text-field";
import type { EventDetail } from "@/lib/api/contract";
import { formatCount } from "@/lib/format/count";
import { EventFieldRow } from "./event-field-row";
import { bodyFields } from "./event-leaves";
import type { EventSurroundings } from "./event-surroundings";

const SHOWN_AT_FIRST = 80;

/** Every field that the record has a value for, those of the catalogue first, then its bodies. */
export function EventFields({
  detail,
  around,
  whole,
}: {
  readonly detail: EventDetail;
  readonly around: EventSurroundings;
  /** All fields at once, for paper. */
  readonly whole: boolean;
}) {
  const [typed, setTyped] = useState("");
  const [all, setAll] = useState(false);
  const fields = useMemo(() => [...detail.fields, ...bodyFields(detail.raw)], [detail]);
  const needle = typed.trim().toLowerCase();
  const matching = fields.filter(({ field, label, values }) =>
    [field, label, ...values].some((text) => text.toLowerCase().includes(needle)),
  );
  const shown = all || whole ? matching : matching.slice(0, SHOWN_AT_FIRST);
  return (
    <div>
      <div className="mb-2 flex items-center gap-3" data-no-print>
        <input
          type="search"
          value={typed}
          placeholder="Find in fields and values"
          aria-label="Find in fields and values"
          className={INPUT_CLASS}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="shrink-0 text-xs text-muted" role="status">
          {formatCount(matching.length)} of {formatCount(fields.length)}
        </span>
      </div>
      <dl className="@container">
        {shown.map((field) => (
          <EventFieldRow key={field.field} field={field} around={around} />
        ))}
      </dl>
      {matching.length === 0 ? <p className="py-2 text-muted">No field matches.</p> : null}
      {shown.length < matching.length ? (
        <button
          type="button"
          className="mt-1 h-6 rounded-sm px-1 text-accent hover:bg-hover"
          onClick={() => setAll(true)}
        >
          Show all {formatCount(matching.length)} fields
        </button>
      ) : null}
    </div>
  );
}
