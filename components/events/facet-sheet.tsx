import type { ComponentProps } from "react";
import { Dialog } from "@/components/ui/dialog";
import { FacetPanel } from "./facet-panel";

/** The facets on a narrow screen: a sheet over the page. */
export function FacetSheet({
  open,
  onClose,
  ...panel
}: ComponentProps<typeof FacetPanel> & {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title="Facets" place="side" open={open} onClose={onClose}>
      <FacetPanel {...panel} />
    </Dialog>
  );
}
