import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import { CopyButton } from "./copy-button";
import { VisibleText } from "./visible-text";

/** An identifier shortened in the middle; copies whole. */
export function ShortId({
  id,
  label,
  maxLength = 20,
}: {
  readonly id: string;
  /** What it is: "SHA-256 of the record". */
  readonly label: string;
  readonly maxLength?: number;
}) {
  return (
    <span className="inline-flex items-center font-mono text-xs" title={toVisible(id)}>
      <VisibleText text={shortenMiddle(id, maxLength)} />
      <CopyButton text={id} label={`Copy ${label}`} />
    </span>
  );
}
