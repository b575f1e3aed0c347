"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { isCountable } from "@/lib/search/field";
import { FIELDS } from "@/lib/search/fields";
import { USUAL_FACETS } from "./facet-choice";

const COUNTABLE = FIELDS.filter(isCountable);

/** Which fields of the catalogue are facets; those that are added come last. */
export function FacetFields({
  fields,
  onChange,
  onClose,
}: {
  readonly fields: readonly string[];
  readonly onChange: (fields: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState("");
  const needle = typed.trim().toLowerCase();
  const matching = COUNTABLE.filter(({ name, label, aliases }) =>
    [name, label, ...aliases].some((text) => text.toLowerCase().includes(needle)),
  );
  return (
    <Dialog title="Facets" open onClose={onClose}>
      <div className="flex gap-2">
        <input
          type="search"
          data-focus
          value={typed}
          placeholder="Find a field"
          aria-label="Find a field"
          className={INPUT_CLASS}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button onClick={() => onChange(USUAL_FACETS)}>Usual ones</Button>
      </div>
      <ul className="mt-2">
        {matching.map(({ name, label, help }) => (
          <li key={name}>
            <label className="flex min-h-8 items-start gap-2 rounded-sm px-1 py-1 hover:bg-hover">
              <input
                type="checkbox"
                checked={fields.includes(name)}
                className="mt-0.5 size-4"
                onChange={(event) => {
                  const others = fields.filter((each) => each !== name);
                  onChange(event.target.checked ? [...others, name] : others);
                }}
              />
              <span>
                {label} <code className="text-xs text-muted">{name}</code>
                <span className="block text-xs text-muted">{help}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {matching.length === 0 ? <p className="p-2 text-muted">No field has this name.</p> : null}
    </Dialog>
  );
}
