import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { huntExportUrl } from "@/lib/api/rule-hunt-queries";

/** All that a hunt found as a file, not only its newest events. */
export function HuntDownloads({ id }: { readonly id: number }) {
  return (
    <span className="flex flex-wrap gap-1" data-no-print>
      <a className={buttonClass("quiet")} href={huntExportUrl(id, "csv")} download>
        <Icon name="download" />
        All as CSV
      </a>
      <a className={buttonClass("quiet")} href={huntExportUrl(id, "ndjson")} download>
        <Icon name="download" />
        All records, with manifest
      </a>
    </span>
  );
}
