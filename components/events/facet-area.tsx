"use client";

import { Dialog } from "@/components/ui/dialog";
import type { SearchParams } from "@/lib/api/contract";
import type { Choice, ChoiceState } from "./edit-query";
import { FacetPanel } from "./facet-panel";

/** The facets: a column on a wide screen, a sheet on a narrow one. */
export function FacetArea({
  search,
  wide,
  open,
  onClose,
  onChoose,
}: {
  readonly search: SearchParams;
  readonly wide: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  if (!wide) {
    return (
      <Dialog title="Facets" place="side" open={open} onClose={onClose}>
        <FacetPanel search={search} onChoose={onChoose} />
      </Dialog>
    );
  }
  if (!open) return null;
  return (
    <aside
      aria-label="Facets"
      className="w-60 shrink-0 overflow-auto border-e border-line bg-surface"
      data-no-print
    >
      <FacetPanel search={search} onChoose={onChoose} />
    </aside>
  );
}
