import { CopyButton } from "@/components/ui/copy-button";

/** A secret that is shown this once, with what to do with it. */
export function ShownOnce({
  label,
  text,
  note,
}: {
  /** What it is: "Invitation link". */
  readonly label: string;
  readonly text: string;
  readonly note: string;
}) {
  return (
    <div role="status" className="space-y-2 rounded-md border border-line bg-surface p-3">
      <p>
        <strong>{label}.</strong> {note} It is shown this once.
      </p>
      <p className="flex flex-wrap items-center gap-2">
        <code className="wrap-anywhere whitespace-pre-wrap">{text}</code>
        <CopyButton text={text} label={`Copy: ${label}`} word="Copy" />
      </p>
    </div>
  );
}
