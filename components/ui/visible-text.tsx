import { toVisibleSegments } from "@/lib/format/visible";

/**
 * Text that came from a log: isolated from the direction of its surroundings, with hidden
 * characters shown as marked escapes. The only way log text reaches the page.
 */
export function VisibleText({
  text,
  multiline = false,
  className,
}: {
  readonly text: string;
  readonly multiline?: boolean;
  readonly className?: string | undefined;
}) {
  return <bdi className={className}>{visibleParts(text, { multiline })}</bdi>;
}

/** The same without an element of its own, for one that holds nothing else and has `dir="auto"`. */
export function visibleParts(text: string, options: { readonly multiline?: boolean } = {}) {
  return toVisibleSegments(text, options).map((segment) =>
    segment.escaped ? (
      <span key={segment.from} className="escape" title="Hidden character">
        {segment.text}
      </span>
    ) : (
      segment.text
    ),
  );
}
