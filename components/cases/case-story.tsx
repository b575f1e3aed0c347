import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { Case, CaseBlock, CasePin } from "@/lib/api/case-contract";
import { StepDeeds } from "./step-deeds";
import { STEP_WORDS } from "./step-words";

/** The steps of the story, in the order that people gave them. */
export function CaseStory({
  found: { number, blocks },
  shown,
  pinOf,
  mayWork,
}: {
  readonly found: Case;
  /** The steps that fit the filter. */
  readonly shown: readonly CaseBlock[];
  readonly pinOf: ReadonlyMap<number, CasePin>;
  readonly mayWork: boolean;
}) {
  if (blocks.length === 0)
    return <p>Nothing is told yet.{mayWork ? " Write the first step below." : ""}</p>;
  if (shown.length === 0) return <p>No step fits the filter.</p>;
  return (
    <ol className="space-y-3">
      {shown.map((block) => (
        <li key={block.id} className="rounded-md border border-line p-3">
          <h3 className="font-medium">
            {STEP_WORDS[block.kind]}{" "}
            <VisibleText text={block.title || (pinOf.get(block.pinId ?? 0)?.title ?? "")} />
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
          {mayWork ? <StepDeeds number={number} block={block} story={blocks} /> : null}
        </li>
      ))}
    </ol>
  );
}
