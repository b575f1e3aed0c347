"use client";

import { useEffect, useState } from "react";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { ToggleButton } from "@/components/ui/toggle-button";
import type { LogFilePage, SourceView } from "@/lib/api/import-contract";
import type { FileFilter } from "@/lib/api/import-queries";
import { formatCount } from "@/lib/format/count";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import { FILE_STATE_WORD, FILE_STATES } from "./file-state";

const DEBOUNCE_MS = 250;

/** Narrows the files by state, source and a part of the name. */
export function FileFilterBar({
  filter,
  sources,
  counts,
  onChange,
}: {
  readonly filter: FileFilter;
  readonly sources: readonly SourceView[];
  readonly counts: LogFilePage["counts"] | undefined;
  /** `replace` while the reader types. */
  readonly onChange: (change: Partial<FileFilter>, how?: "replace") => void;
}) {
  const [typed, setTyped] = useState(filter.q);
  const [shown, setShown] = useState(filter.q);
  // Back, or another link: the box follows.
  if (shown !== filter.q) {
    setShown(filter.q);
    setTyped(filter.q);
  }
  useEffect(() => {
    if (typed === filter.q) return;
    const timer = setTimeout(() => onChange({ q: typed }, "replace"), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed, filter.q, onChange]);
  const states = FILE_STATES.filter(
    (state) => (counts?.[state] ?? 0) > 0 || filter.state === state,
  );
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2" data-no-print>
      <fieldset aria-label="State" className="flex flex-wrap gap-1">
        {[null, ...states].map((state) => (
          <ToggleButton
            key={state ?? "all"}
            isPressed={filter.state === state}
            onClick={() => onChange({ state })}
          >
            {state === null ? "all" : FILE_STATE_WORD[state]}
            {state === null ? null : (
              <span className="ms-1 text-muted">{formatCount(counts?.[state] ?? 0)}</span>
            )}
          </ToggleButton>
        ))}
      </fieldset>
      {sources.length > 1 || filter.source !== null ? (
        <select
          aria-label="Source"
          value={filter.source ?? ""}
          className={`${INPUT_CLASS} max-w-64`}
          onChange={({ target }) =>
            onChange({ source: target.value === "" ? null : Number(target.value) })
          }
        >
          <option value="">All sources</option>
          {sources.map((source) => (
            <option key={source.id} value={source.id}>
              {toVisible(shortenMiddle(source.location, 48))}
            </option>
          ))}
          {filter.source === null || sources.some(({ id }) => id === filter.source) ? null : (
            <option value={filter.source}>Source {filter.source}, not here</option>
          )}
        </select>
      ) : null}
      <input
        type="search"
        value={typed}
        maxLength={500}
        placeholder="Part of a file name or reason"
        aria-label="Part of a file name or reason"
        className={`${INPUT_CLASS} max-w-72`}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
