import { type ReactNode, useId } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** A part of the overview under its heading, with its rows as CSV. */
export function OverviewSection({
  title,
  note,
  csv,
  children,
  className = "",
}: {
  readonly title: string;
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
      <header className="flex min-h-7 items-center gap-2 border-b border-line">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <span className="ms-auto">
          {csv === null ? null : <CopyButton text={csv} label={`Copy CSV: ${title}`} word="CSV" />}
        </span>
      </header>
      {note === undefined ? null : <p className="mt-1 text-muted">{note}</p>}
      {children}
    </section>
  );
}
