import { type ReactNode, useId } from "react";
import { CsvButtons } from "@/components/ui/csv-buttons";

/** A part of the overview under its heading, with its rows as CSV. */
export function OverviewSection({
  title,
  what,
  note,
  csv,
  children,
  className = "",
}: {
  readonly title: string;
  /** What the rows are, in the name of the file too: `changes`. */
  readonly what: string;
  /** What the numbers are measured against. */
  readonly note?: ReactNode;
  /** Null when there is nothing to copy. */
  readonly csv: string | null;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`min-w-0 ${className}`}>
      <header className="flex min-h-7 flex-wrap items-center gap-x-2 border-b border-line">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <span className="ms-auto flex gap-1" data-no-print>
          {csv === null ? null : <CsvButtons text={csv} what={what} />}
        </span>
      </header>
      {note === undefined ? null : <p className="mt-1 text-muted">{note}</p>}
      {children}
    </section>
  );
}
