"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import type { Case, CasePin } from "@/lib/api/case-contract";
import { changeBlocks, removePin } from "@/lib/api/case-queries";
import { formatCounted } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { PIN_COLUMNS } from "./case-columns";

const NO_WORDS = { title: "", text: "", at: null, until: null, tags: [] };

/** What is pinned; for who may work on the case, telling it in the story and taking it out. */
export function CasePins({
  found: { number, pins, blocks, hiddenPins },
  shown,
  mayWork,
}: {
  readonly found: Case;
  /** The pins that fit the filter. */
  readonly shown: readonly CasePin[];
  readonly mayWork: boolean;
}) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ["cases"] });
  const unpin = useMutation({ mutationFn: (pin: number) => removePin(number, pin), onSettled });
  const tell = useMutation({
    mutationFn: (pinId: number) =>
      changeBlocks(number, { ...NO_WORDS, action: "add", kind: "pin", pinId }),
    onSettled,
  });
  const told = new Set(blocks.flatMap(({ pinId }) => pinId ?? []));
  return (
    <div className="space-y-2">
      {unpin.error === null ? null : (
        <ErrorNote title="The pin was not removed" error={unpin.error} />
      )}
      {tell.error === null ? null : (
        <ErrorNote title="The pin was not added to the story" error={tell.error} />
      )}
      <FactList
        title="Pins"
        what="pins"
        rows={shown}
        columns={PIN_COLUMNS}
        keyOf={({ id }) => String(id)}
        empty={
          pins.length === 0
            ? "Nothing is pinned. Events, selections, queries, charts and profiles have a button for it."
            : "No pin fits the filter."
        }
        {...(mayWork && {
          deed: ({ id, title }: CasePin) => (
            <span className="inline-flex gap-1">
              {told.has(id) ? null : (
                <Button busy={tell.isPending} onClick={() => tell.mutate(id)}>
                  Add to the story <span className="sr-only">pin {toVisible(title)}</span>
                </Button>
              )}
              <Button look="danger" busy={unpin.isPending} onClick={() => unpin.mutate(id)}>
                Remove <span className="sr-only">pin {toVisible(title)}</span>
              </Button>
            </span>
          ),
        })}
        more={
          hiddenPins === 0 ? null : (
            <p className="text-muted">
              {formatCounted(hiddenPins, "pin")} with accounts that you may not see, and the steps
              that show them, are left out.
            </p>
          )
        }
      />
    </div>
  );
}
