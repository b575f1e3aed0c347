import { Download } from "lucide-react";
import { Menu } from "@/components/ui/menu";
import { exportUrl } from "@/lib/api/desk-queries";
import type { EventListing } from "@/lib/api/event-queries";

/** Saves the whole result, not only what is on screen. */
export function ExportMenu({ listing }: { readonly listing: EventListing }) {
  return (
    <Menu
      label="Export"
      button={
        <>
          <Download size={16} aria-hidden="true" />
          Export
        </>
      }
      items={[
        {
          label: "NDJSON",
          detail: "Raw records, unchanged, one per line",
          download: exportUrl(listing, "ndjson", { id: "" }),
        },
        {
          label: "JSON",
          detail: "Records, as one array",
          download: exportUrl(listing, "json", { id: "" }),
        },
        {
          label: "CSV",
          detail: "For a spreadsheet; a display copy",
          download: exportUrl(listing, "csv", { id: "" }),
        },
      ]}
    />
  );
}
