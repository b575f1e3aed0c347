import { VisibleText } from "@/components/ui/visible-text";

/** Says which parts of a link are without effect, so that nobody takes the answer for theirs. */
export function IgnoredSettings({
  names,
  className = "",
}: {
  readonly names: readonly string[];
  readonly className?: string;
}) {
  if (names.length === 0) return null;
  return (
    <p className={`text-xs text-warn ${className}`}>
      This link has settings that this version does not know or cannot read:{" "}
      <VisibleText text={names.join(", ").slice(0, 200)} />
    </p>
  );
}
