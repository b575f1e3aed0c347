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
  const segments = toVisibleSegments(text, { multiline });
  return (
    <bdi className={className}>
      {segments.map((segment) =>
        segment.escaped ? (
          <span key={segment.from} className="escape" title="Hidden character">
            {segment.text}
          </span>
        ) : (
          segment.text
        ),
      )}
    </bdi>
  );
}
