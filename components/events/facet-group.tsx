"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { Facet, SearchParams } from "@/lib/api/contract";
import { type Choice, type ChoiceState, choiceState } from "./edit-query";
import { FacetSearch } from "./facet-search";
import { FacetValue } from "./facet-value";

const SHOWN_AT_FIRST = 5;
const SEARCH_FROM = 8;

/** One field with its most frequent values. */
export function FacetGroup({
  facet,
  search,
  total,
  openAtFirst,
  onChoose,
}: {
  readonly facet: Facet;
  readonly search: SearchParams;
  /** Events in all, for the share bars. */
  readonly total: number;
  readonly openAtFirst: boolean;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  const [open, setOpen] = useState(openAtFirst);
  const [all, setAll] = useState(false);
  const [typed, setTyped] = useState("");
  const needle = typed.trim().toLowerCase();
  const matching = facet.values.filter((value) => value.label.toLowerCase().includes(needle));
  const shown = all ? matching : facet.values.slice(0, SHOWN_AT_FIRST);
  const hidden = facet.values.length - shown.length;
  const searchable = facet.more || facet.values.length >= SEARCH_FROM;
  const row = (value: string | null, label: string, count: number) => (
    <FacetValue
      key={value ?? ""}
      label={label}
      missing={value === null}
      count={count}
      total={total}
      state={choiceState(search.q, { field: facet.field, value })}
      onChoose={(state) => onChoose({ field: facet.field, value }, state)}
    />
  );
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-b border-line py-1"
    >
      <summary className="flex h-7 list-none items-center gap-1 px-2 font-medium hover:bg-hover">
        <ChevronRight size={14} aria-hidden="true" className="text-muted group-open:rotate-90" />
        {facet.label}
        <span className="ms-auto text-xs font-normal text-muted">
          {facet.values.length}
          {facet.more ? "+" : ""}
        </span>
      </summary>
      {open ? (
        <>
          {all && searchable ? (
            <input
              type="search"
              value={typed}
              placeholder={`Find in ${facet.label}`}
              aria-label={`Find in ${facet.label}`}
              className="mx-2 my-1 h-7 w-[calc(100%-1rem)] rounded-md border border-edge bg-surface px-2 text-xs"
              onChange={(event) => setTyped(event.target.value)}
            />
          ) : null}
          <ul>{shown.map((value) => row(value.value, value.label, value.count))}</ul>
          {all && facet.more && needle !== "" ? (
            <FacetSearch
              field={facet.field}
              typed={needle}
              search={search}
              known={facet.values}
              row={row}
            />
          ) : null}
          {facet.values.length === 0 ? (
            <p className="px-6 pb-1 text-xs text-muted">No values</p>
          ) : null}
          {hidden > 0 || (facet.more && !all) || all ? (
            <button
              type="button"
              className="mx-5 h-6 rounded-sm px-1 text-xs text-accent hover:bg-hover"
              onClick={() => {
                setAll(!all);
                setTyped("");
              }}
            >
              {all ? "Fewer" : hidden > 0 ? `${hidden}${facet.more ? "+" : ""} more` : "Find more"}
            </button>
          ) : null}
        </>
      ) : null}
    </details>
  );
}
