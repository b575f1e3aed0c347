"use client";

import { useId, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import type { Facet, SearchParams } from "@/lib/api/contract";
import { isRefused } from "@/lib/api/fetch-json";
import { formatCount, formatCounted } from "@/lib/format/count";
import type { Choice, ChoiceState } from "./edit-query";
import { FacetList } from "./facet-list";
import type { ShownValue } from "./facet-value";
import { useChoiceState, useChosenValues } from "./use-choices";
import { useDebounced } from "./use-debounced";
import { TOP, useFacet } from "./use-facet";

const parts = () => import("./facet-parts").then((module) => module.facetParts);
const FacetCopy = onDemand(async () => (await parts()).FacetCopy);
const FacetFind = onDemand(async () => (await parts()).FacetFind);

const TYPING_MS = 200;

// Drawn, not an element: there is one for each field.
const CHEVRON =
  "before:size-1.5 before:-rotate-45 before:border-e-2 before:border-b-2 before:border-muted before:content-[''] aria-expanded:before:rotate-45";

/** One field: its most frequent and its rarest values, all of them, or those that contain a text. */
export function FacetGroup({
  field,
  label,
  given,
  search,
  open,
  onOpen,
  onChoose,
}: {
  readonly field: string;
  readonly label: string;
  /** Its counts and the events in all; null for a field that is counted only when it is opened. */
  readonly given: { readonly facet: Facet; readonly total: number } | null;
  readonly search: SearchParams;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChoose: (choice: Choice, state: ChoiceState | "only") => void;
}) {
  const id = useId();
  const [all, setAll] = useState(false);
  const [isFinding, setFinding] = useState(false);
  const [typed, setTyped] = useState("");
  // What is needed now and then would be there for each of many fields.
  const [isNear, setNear] = useState(false);
  const contains = useDebounced(typed.trim(), TYPING_MS);
  const { facet, total, error, isStale, retry } = useFacet(
    search,
    field,
    given,
    { all, contains: isFinding ? contains : "" },
    open,
  );
  const stateOf = useChoiceState(search.q);
  const rare: readonly ShownValue[] =
    facet?.rare.map((value) => ({ ...value, label: value.value })) ?? [];
  const values = facet?.values ?? [];
  const listed = values.length + rare.length;
  // What the query names stays in sight at no events too: how else would it be released?
  const isListed = new Set([...values, ...rare].map((each) => each.value?.toLowerCase()));
  const absent = useChosenValues(search.q, field)
    .filter((value) => facet !== null && !isListed.has(value.toLowerCase()))
    .map((value) => {
      const isNone = facet?.more === false || stateOf({ field, value }) === "exclude";
      return { value, label: value, count: isNone ? 0 : null, isNew: null, masked: false };
    });
  return (
    <section
      aria-label={label}
      className="border-b border-line py-1"
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
    >
      <div className="flex items-center pe-1">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          className={`${CHEVRON} flex h-7 min-w-0 flex-1 items-center gap-2.5 ps-2.5 pe-2 text-start font-medium hover:bg-hover`}
          onClick={() => onOpen(!open)}
        >
          {label}
        </button>
        {open ? (
          <button
            type="button"
            aria-label={`Find a value of ${label}`}
            aria-expanded={isFinding}
            className="flex size-6 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink aria-expanded:bg-selected"
            onClick={() => setFinding(!isFinding)}
          >
            <Icon name="search" size={13} />
          </button>
        ) : null}
        {open && isNear && listed > 0 ? (
          <FacetCopy label={label} values={[...values, ...rare]} total={total} />
        ) : null}
      </div>
      {open ? (
        <div id={id} className={isStale ? "stale" : ""} aria-busy={isStale}>
          {isFinding ? <FacetFind label={label} typed={typed} onTyped={setTyped} /> : null}
          <FacetList
            field={field}
            label={label}
            values={[...absent, ...values]}
            rare={rare}
            rareWord={facet?.more === false ? "others" : "rarest"}
            isLong={all}
            total={total}
            stateOf={stateOf}
            onChoose={onChoose}
          />
          {facet === null && error === null ? (
            <Skeleton lines={2} label={`Counting ${label}`} />
          ) : null}
          {error === null ? null : (
            <p role="alert" className="px-6 pb-1 text-xs text-bad">
              {error.message}{" "}
              {isRefused(error) ? null : (
                <button type="button" className="h-6 underline" onClick={retry}>
                  Try again
                </button>
              )}
            </p>
          )}
          {/* That there is nothing to count at all, the panel says once. */}
          {facet !== null && (facet.more || all || (listed === 0 && total > 0) || listed > TOP) ? (
            <div className="flex items-center ps-5 pe-1 text-xs text-muted">
              <span className="min-w-0 flex-1 ps-1">
                {distinctWords(values.length, rare.length, facet.more)}
              </span>
              {facet.more || all ? (
                <button
                  type="button"
                  className="h-6 rounded-sm px-1 text-accent hover:bg-hover"
                  onClick={() => setAll(!all)}
                >
                  {all ? "Fewer" : "Show more"}
                </button>
              ) : null}
            </div>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

/** How many values there are, as far as is known. */
function distinctWords(frequent: number, rare: number, more: boolean): string {
  if (frequent + rare === 0) return "no values";
  return more ? `${formatCount(frequent)} most frequent` : formatCounted(frequent + rare, "value");
}
