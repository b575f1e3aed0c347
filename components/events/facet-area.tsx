"use client";

import dynamic from "next/dynamic";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { SearchParams } from "@/lib/api/contract";
import type { Choice, ChoiceState } from "./edit-query";

// Its counts come after the page: so does its code.
const FacetPanel = dynamic(() => import("./facet-panel").then((each) => each.FacetPanel), {
  ssr: false,
  loading: () => <Skeleton lines={12} label="Loading counts" />,
});

/** The facets: a column on a wide screen, a sheet on a narrow one. */
export function FacetArea({
  search,
  inexact = false,
  wide,
  open,
  onClose,
  onChoose,
}: {
  readonly search: SearchParams;
  /** True when only the records can decide the search: the counts are then read step by step. */
  readonly inexact?: boolean;
  readonly wide: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  const panel = <FacetPanel search={search} inexact={inexact} onChoose={onChoose} />;
  if (!wide) {
    return (
      <Dialog title="Facets" place="side" open={open} onClose={onClose}>
        {panel}
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
      {panel}
    </aside>
  );
}
