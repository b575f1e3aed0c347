import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { formatCounted } from "@/lib/format/count";
import { type ExportChoice, FORMAT_CHOICES } from "./export-choice";

/** What to export: always all events of the search, as which kind of file. */
export function ExportForm({
  total,
  error,
  shownColumns,
  onExport,
}: {
  /** Events of the search; undefined while that is not known. */
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly shownColumns: readonly string[];
  readonly onExport: (choice: ExportChoice) => void;
}) {
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const chosen = FORMAT_CHOICES.find(({ format }) => format === data.get("format"));
    const columns = data.get("columns") === "shown" ? "shown" : "usual";
    if (chosen !== undefined) onExport({ format: chosen.format, columns });
  };
  return (
    <form className="group space-y-4" onSubmit={onSubmit}>
      <p role="status">
        {total === undefined
          ? "All events of this search, none left out."
          : `All ${formatCounted(total, "event")} of this search, none left out.`}{" "}
        The download is a zip file with the events and a manifest.json: the query, the time, what
        proves the log files, and the SHA-256 of each file, so that anyone can check it.
      </p>
      {error === null ? null : <ErrorNote title="The export could not be started" error={error} />}
      <fieldset className="space-y-1">
        <legend className="mb-1 font-medium">Format</legend>
        {FORMAT_CHOICES.map(({ format, label, detail, hasColumns }, index) => (
          <label key={format} className="flex gap-2 rounded-md px-2 py-1 hover:bg-hover">
            <input
              type="radio"
              name="format"
              value={format}
              defaultChecked={index === 0}
              data-focus={index === 0 ? "" : undefined}
              data-columns={hasColumns ? "" : undefined}
              className="mt-1 self-start"
            />
            <span>
              {label}
              <span className="block text-xs text-muted">{detail}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="hidden space-y-1 group-has-[[data-columns]:checked]:block">
        <legend className="mb-1 font-medium">Columns</legend>
        <label className="flex min-h-6 items-center gap-2 px-2">
          <input type="radio" name="columns" value="usual" defaultChecked />
          The usual ones
        </label>
        {shownColumns.length === 0 ? null : (
          <label className="flex min-h-6 items-center gap-2 px-2">
            <input type="radio" name="columns" value="shown" />
            Those on screen: {shownColumns.join(", ")}
          </label>
        )}
      </fieldset>
      <Button type="submit" look="primary" disabled={total === 0}>
        Download
      </Button>
    </form>
  );
}
