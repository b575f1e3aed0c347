import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { Case, CaseBlock } from "@/lib/api/case-contract";

const KINDS: Readonly<Record<CaseBlock["kind"], string>> = {
  text: "Note",
  pin: "Evidence",
  manual: "Event not in the log",
  decision: "Decision",
  gap: "Gap",
};

/** The steps of the story, in the order that people gave them. */
export function CaseStory({ found: { blocks, pins } }: { readonly found: Case }) {
  if (blocks.length === 0) return <p>Nothing is told yet. Write the first step below.</p>;
  return (
    <ol className="space-y-3">
      {blocks.map(({ id, kind, title, text, at, pinId, editedBy, editedAt }) => (
        <li key={id} className="rounded-md border border-line p-3">
          <h3 className="font-medium">
            {KINDS[kind]}{" "}
            <VisibleText text={title || (pins.find((pin) => pin.id === pinId)?.title ?? "")} />
          </h3>
          {at === null ? null : (
            <p>
              <TimeText timeMs={Date.parse(at)} withZone />
            </p>
          )}
          <p className="whitespace-pre-wrap">
            <VisibleText text={text} multiline />
          </p>
          <p className="text-xs text-muted">
            <VisibleText text={editedBy.name} />,{" "}
            <TimeText timeMs={Date.parse(editedAt)} withZone toSecond />
          </p>
        </li>
      ))}
    </ol>
  );
}
