"use client";

import { useId, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventDetail } from "@/lib/api/contract";
import { toVisible } from "@/lib/format/visible";
import type { EventSurroundings } from "./event-surroundings";

export type EventField = EventDetail["fields"][number];

const EventFieldMore = onDemand(() =>
  import("./event-field-more").then((module) => module.EventFieldMore),
);

const ICON_BUTTON =
  "inline-flex size-6 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink aria-expanded:bg-selected";

/** One field with its values; each value can be searched for, left out, counted and copied. */
export function EventFieldRow({
  field,
  around,
}: {
  readonly field: EventField;
  readonly around: EventSurroundings;
}) {
  return (
    <div className="grid items-baseline @min-[24rem]:grid-cols-[minmax(5.5rem,8.5rem)_1fr] gap-x-3 border-t border-line py-0.5 first:border-t-0">
      <dt className="text-muted" title={field.help}>
        <VisibleText text={field.label} />
      </dt>
      <dd className="min-w-0">
        {field.values.map((value) => (
          <FieldValue key={value} field={field} value={value} around={around} />
        ))}
      </dd>
    </div>
  );
}

function FieldValue({
  field,
  value,
  around,
}: {
  readonly field: EventField;
  readonly value: string;
  readonly around: EventSurroundings;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const choice = { field: field.field, value };
  const words = toVisible(`${field.label} ${value.slice(0, 80)}`);
  return (
    <>
      <div className="group/field flex items-start gap-1">
        <span className="min-w-0 flex-1 py-1 font-mono text-xs wrap-anywhere">
          <VisibleText text={value} />
        </span>
        <span
          data-no-print
          className="flex shrink-0 opacity-0 group-focus-within/field:opacity-100 group-hover/field:opacity-100 has-aria-expanded:opacity-100 pointer-coarse:opacity-100"
        >
          <button
            type="button"
            className={ICON_BUTTON}
            title="Add this value to the query"
            aria-label={`Include ${words}`}
            onClick={() => around.onChoose(choice, "include")}
          >
            <Icon name="plus" size={14} />
          </button>
          <button
            type="button"
            className={ICON_BUTTON}
            title="Leave out events with this value"
            aria-label={`Leave out ${words}`}
            onClick={() => around.onChoose(choice, "exclude")}
          >
            <Icon name="minus" size={14} />
          </button>
          <button
            type="button"
            className={ICON_BUTTON}
            title="How frequent it is; only this; copy"
            aria-label={`More about ${words}`}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
          >
            <Icon name="ellipsis" size={14} />
          </button>
        </span>
      </div>
      {open ? (
        <div id={id} data-no-print>
          <EventFieldMore choice={choice} words={words} around={around} />
        </div>
      ) : null}
    </>
  );
}
