"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { Facet, SearchParams } from "@/lib/api/contract";
import { facetsQuery } from "@/lib/api/event-queries";
import type { Choice, ChoiceState } from "./edit-query";
import { FacetValue } from "./facet-value";

const SHOWN_AT_FIRST = 5;
const MOST_SHOWN = 200;

/** One field with its most frequent values; "more" fetches up to 200 and offers a search. */
export function FacetGroup({
  field,
  label,
  facet,
  search,
  total,
  stateOf,
  onChoose,
}: {
  readonly field: string;
  readonly label: string;
  /** Its counts; null for a field that is counted only when it is opened. */
  readonly facet: Facet | null;
  readonly search: SearchParams;
  /** Events in all, for the share bars. */
  readonly total: number;
  readonly stateOf: (choice: Choice) => ChoiceState;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  const [open, setOpen] = useState(facet !== null);
  const [all, setAll] = useState(false);
  const [typed, setTyped] = useState("");
  const own = useQuery({
    ...facetsQuery(search, [field], MOST_SHOWN),
    enabled: open && (all || facet === null),
    placeholderData: keepPreviousData,
  });
  const counted = (all || facet === null ? own.data?.facets[0] : undefined) ?? facet;
  const values = counted?.values ?? [];
  const needle = typed.trim().toLowerCase();
  const matching = values.filter((value) => value.label.toLowerCase().includes(needle));
  const shown = all ? matching : values.slice(0, SHOWN_AT_FIRST);
  const hasMore = (counted?.more ?? false) || values.length > SHOWN_AT_FIRST;
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-b border-line py-1"
    >
      <summary className="flex h-7 list-none items-center gap-1 px-2 font-medium hover:bg-hover">
        <ChevronRight size={14} aria-hidden="true" className="text-muted group-open:rotate-90" />
        {label}
        {counted === null ? null : (
          <span className="ms-auto text-xs font-normal text-muted">
            {values.length}
            {counted.more ? "+" : ""}
          </span>
        )}
      </summary>
      {open ? (
        <>
          {all ? (
            <input
              type="search"
              value={typed}
              placeholder={`Find in ${label}`}
              aria-label={`Find in ${label}`}
              className="mx-2 my-1 h-7 w-[calc(100%-1rem)] rounded-md border border-edge bg-surface px-2 text-xs"
              onChange={(event) => setTyped(event.target.value)}
            />
          ) : null}
          <ul className={all ? "max-h-96 overflow-auto" : ""}>
            {shown.map(({ value, label: name, count }) => (
              <FacetValue
                key={value === null ? "missing" : `=${value}`}
                label={name}
                missing={value === null}
                count={count}
                total={total}
                state={stateOf({ field, value })}
                onChoose={(state) => onChoose({ field, value }, state)}
              />
            ))}
          </ul>
          {counted === null && own.isPending ? (
            <Skeleton lines={2} label={`Counting ${label}`} />
          ) : null}
          {own.isError ? <p className="px-6 pb-1 text-xs text-bad">{own.error.message}</p> : null}
          {counted !== null && shown.length === 0 ? (
            <p className="px-6 pb-1 text-xs text-muted">No values</p>
          ) : null}
          {hasMore ? (
            <button
              type="button"
              className="mx-5 h-6 rounded-sm px-1 text-xs text-accent hover:bg-hover"
              onClick={() => {
                setAll(!all);
                setTyped("");
              }}
            >
              {all ? "Fewer" : "More, or find one"}
            </button>
          ) : null}
        </>
      ) : null}
    </details>
  );
}
