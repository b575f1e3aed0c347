import { VisibleText } from "@/components/ui/visible-text";

/** Says which parts of a link are without effect, so that nobody takes the answer for theirs. */
export function IgnoredSettings({ names }: { readonly names: readonly string[] }) {
  return (
    <p className="shrink-0 px-2 py-1 text-xs text-warn">
      This link has settings that this version does not know or cannot read:{" "}
      <VisibleText text={names.join(", ").slice(0, 200)} />
    </p>
  );
}
