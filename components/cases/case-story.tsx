import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { Case } from "@/lib/api/case-contract";
import { StepDeeds } from "./step-deeds";
import { STEP_WORDS } from "./step-words";

/** The steps of the story, in the order that people gave them. */
export function CaseStory({
  found: { number, blocks, pins },
  mayWork,
}: {
  readonly found: Case;
  readonly mayWork: boolean;
}) {
  if (blocks.length === 0) return <p>Nothing is told yet. Write the first step below.</p>;
  return (
    <ol className="space-y-3">
      {blocks.map((block, place) => (
        <li key={block.id} className="rounded-md border border-line p-3">
          <h3 className="font-medium">
            {STEP_WORDS[block.kind]}{" "}
            <VisibleText
              text={block.title || (pins.find(({ id }) => id === block.pinId)?.title ?? "")}
            />
          </h3>
          {block.at === null ? null : (
            <p>
              <TimeText timeMs={Date.parse(block.at)} withZone />
            </p>
          )}
          <p className="whitespace-pre-wrap">
            <VisibleText text={block.text} multiline />
          </p>
          <p className="text-xs text-muted">
            <VisibleText text={block.editedBy.name} />,{" "}
            <TimeText timeMs={Date.parse(block.editedAt)} withZone toSecond />
          </p>
          {block.tags.length === 0 ? null : (
            <p className="text-xs">
              Tags: <VisibleText text={block.tags.join(", ")} />
            </p>
          )}
          {mayWork ? (
            <StepDeeds number={number} block={block} above={blocks[place - 1] ?? null} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
