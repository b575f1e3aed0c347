"use client";

import { useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { useInBrowser } from "@/components/ui/use-in-browser";
import type { SearchParams } from "@/lib/api/contract";
import type { Choice, ChoiceState } from "./edit-query";
import { FacetPanel } from "./facet-panel";

const FacetSheet = onDemand(() => import("./facet-sheet").then((each) => each.FacetSheet));

const COLUMN = "w-60 shrink-0 overflow-auto border-e border-line bg-surface";

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
  const panel = { search, inexact, onChoose };
  // Once opened, the sheet stays: it gives the focus back when it is closed.
  const [wasOpen, setWasOpen] = useState(false);
  if (open && !wasOpen) setWasOpen(true);
  const inBrowser = useInBrowser();
  // How wide the screen is the server does not know, the style sheet does: nothing moves later.
  if (!inBrowser) return <div className={`${COLUMN} max-lg:hidden`} />;
  if (!wide) return wasOpen ? <FacetSheet {...panel} open={open} onClose={onClose} /> : null;
  if (!open) return null;
  return (
    <aside aria-label="Facets" className={COLUMN} data-no-print>
      <FacetPanel {...panel} />
    </aside>
  );
}
