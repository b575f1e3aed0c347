import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type AlertsAsked, alertExportUrl } from "@/lib/api/alert-queries";

/** All alerts of the filter as a file, not only those of this page. */
export function AlertDownloads({ asked }: { readonly asked: AlertsAsked }) {
  return (
    <span className="ms-auto flex flex-wrap gap-1" data-no-print>
      {(["csv", "ndjson"] as const).map((format) => (
        <a
          key={format}
          className={buttonClass("quiet")}
          href={alertExportUrl(asked, format)}
          download
        >
          <Icon name="download" />
          All as {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
