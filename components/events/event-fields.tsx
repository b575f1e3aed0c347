"use client";

import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventDetail } from "@/lib/api/contract";
import { toVisible } from "@/lib/format/visible";
import type { Choice, ChoiceState } from "./edit-query";

type Field = EventDetail["fields"][number];

const ICON_BUTTON =
  "inline-flex size-6 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink";

/** Every field that the record has a value for; each value can be searched for or left out. */
export function EventFields({
  fields,
  onChoose,
}: {
  readonly fields: readonly Field[];
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  const [typed, setTyped] = useState("");
  const needle = typed.trim().toLowerCase();
  const shown = fields.filter((field) =>
    [field.field, field.label, ...field.values].some((text) => text.toLowerCase().includes(needle)),
  );
  return (
    <div>
      <input
        type="search"
        value={typed}
        placeholder="Filter fields"
        aria-label="Filter fields"
        className={`${INPUT_CLASS} mb-2`}
        onChange={(event) => setTyped(event.target.value)}
        data-no-print
      />
      <dl>
        {shown.map((field) => (
          <div
            key={field.field}
            className="grid grid-cols-[minmax(6.5rem,9rem)_1fr] gap-x-3 border-t border-line py-1 first:border-t-0"
          >
            <dt className="pt-0.5 text-muted" title={field.help}>
              {field.label}
            </dt>
            <dd className="min-w-0">
              {field.values.map((value) => (
                <FieldValue key={value} field={field} value={value} onChoose={onChoose} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {shown.length === 0 ? <p className="py-2 text-muted">No field matches.</p> : null}
    </div>
  );
}

function FieldValue({
  field,
  value,
  onChoose,
}: {
  readonly field: Field;
  readonly value: string;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  const choice = { field: field.field, value };
  const words = `${field.label} ${toVisible(value.slice(0, 80))}`;
  return (
    <div className="group/field flex items-start gap-1">
      <span className="min-w-0 flex-1 py-0.5 font-mono text-xs leading-5 break-all">
        <VisibleText text={value} />
      </span>
      <span
        data-no-print
        className="flex shrink-0 opacity-0 group-focus-within/field:opacity-100 group-hover/field:opacity-100 pointer-coarse:opacity-100"
      >
        <button
          type="button"
          className={ICON_BUTTON}
          title="Only events with this value"
          aria-label={`Only ${words}`}
          onClick={() => onChoose(choice, "include")}
        >
          <Plus size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={ICON_BUTTON}
          title="Leave out events with this value"
          aria-label={`Leave out ${words}`}
          onClick={() => onChoose(choice, "exclude")}
        >
          <Minus size={14} aria-hidden="true" />
        </button>
        <CopyButton text={value} label={`Copy ${words}`} />
      </span>
    </div>
  );
}
