import { CopyButton } from "./copy-button";
import { Icon } from "./icon";

/** A table on screen as CSV: to the clipboard, or as a file. */
export function CsvButtons({
  text,
  what,
}: {
  readonly text: string;
  /** What the rows are, in the name of the file too: "patterns". */
  readonly what: string;
}) {
  return (
    <>
      <CopyButton text={text} label={`Copy CSV of the ${what}`} word="Copy CSV" />
      <button
        type="button"
        aria-label={`Save CSV of the ${what}`}
        className="inline-flex h-6 items-center gap-1 rounded-sm px-1 text-xs text-muted hover:bg-hover hover:text-ink"
        onClick={() => save(text, `trailglass-${what}.csv`)}
      >
        <Icon name="download" size={14} />
        Save CSV
      </button>
    </>
  );
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
