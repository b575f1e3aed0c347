"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { useCurrentCase } from "./current-case";
import { useMay } from "./person";

const CaseChooser = onDemand(() => import("./case-chooser").then((module) => module.CaseChooser));

/** Shows, on every page, which case pins go into, and chooses another one. */
export function CaseChip({
  className,
  pathname,
}: {
  readonly className: string;
  readonly pathname: string;
}) {
  const [current] = useCurrentCase();
  // The page that it was opened on: a link in it leads away and closes it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  if (!useMay("work")) return null;
  const words = current === null ? "No case" : `Case ${current}`;
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={`${words} is current`}
        aria-haspopup="dialog"
        onClick={() => setOpenOn(pathname)}
      >
        <Icon name="pin" size={18} />
        {words}
      </button>
      {openOn === pathname ? <CaseChooser onClose={() => setOpenOn(null)} /> : null}
    </>
  );
}
