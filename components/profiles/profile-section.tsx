import { type ReactNode, useEffect, useId, useRef } from "react";
import { CsvButtons } from "@/components/ui/csv-buttons";

/** A part of a profile under its heading, with its rows as CSV. */
export function ProfileSection({
  title,
  anchor,
  level = 2,
  aside,
  csv = null,
  children,
}: {
  readonly title: string;
  /** By this name a link leads to it, after `#`. */
  readonly anchor?: string;
  /** Of the heading: 3 for a table among others under a heading. */
  readonly level?: 2 | 3;
  /** Beside the heading: how many there are. */
  readonly aside?: ReactNode;
  /** What the rows are, in the file's name too, and the text; null when there is nothing to copy. */
  readonly csv?: { readonly what: string; readonly text: string } | null;
  readonly children: ReactNode;
}) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  // The part comes after the page, so the browser has looked for it in vain.
  useEffect(() => {
    if (anchor !== undefined && location.hash === `#${anchor}`) section.current?.scrollIntoView();
  }, [anchor]);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section ref={section} id={anchor} aria-labelledby={id} className="min-w-0 scroll-mt-4">
      <header className="flex min-h-7 flex-wrap items-center gap-x-3 border-b border-line pb-0.5">
        <Heading id={id} className={level === 2 ? "text-base font-semibold" : "font-medium"}>
          {title}
        </Heading>
        {aside === undefined ? null : <span className="text-xs text-muted">{aside}</span>}
        {csv === null ? null : (
          <span className="ms-auto flex gap-1" data-no-print>
            <CsvButtons text={csv.text} what={csv.what} />
          </span>
        )}
      </header>
      {children}
    </section>
  );
}
