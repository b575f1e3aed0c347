"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import type { BlockAction } from "@/lib/api/case-change-contract";
import type { CaseBlock } from "@/lib/api/case-contract";
import { changeBlocks } from "@/lib/api/case-queries";
import { ApiError } from "@/lib/api/fetch-json";
import { toVisible } from "@/lib/format/visible";
import { readTags } from "./read-tags";
import { readTime, TIME_PATTERN } from "./read-time";

/** What can be done with a step of the story: edit, move, remove. */
export function StepDeeds({
  number,
  block,
  story,
}: {
  readonly number: number;
  readonly block: CaseBlock;
  /** All steps, in their order. */
  readonly story: readonly CaseBlock[];
}) {
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const change = useMutation({
    mutationFn: (action: BlockAction) => changeBlocks(number, action),
    onSuccess: () => setEditing(false),
    // After a conflict too: what somebody else wrote is then shown above the form.
    onSettled: () => client.invalidateQueries({ queryKey: ["cases"] }),
  });
  const place = story.findIndex((each) => each.id === block.id);
  const moves = [
    { word: "Move up", isOffered: place > 0, before: story[place - 1]?.id ?? null },
    {
      word: "Move down",
      isOffered: place < story.length - 1,
      before: story[place + 2]?.id ?? null,
    },
  ];
  const { id, version, title, text, at, until, tags } = block;
  const isConflict = change.error instanceof ApiError && change.error.code === "conflict";
  return (
    <div className="mt-2 space-y-2" data-no-print>
      <div className="flex flex-wrap gap-1">
        <Button look="quiet" aria-expanded={editing} onClick={() => setEditing(!editing)}>
          Edit <span className="sr-only">step {toVisible(title)}</span>
        </Button>
        {moves.map(({ word, isOffered, before }) =>
          isOffered ? (
            <Button
              key={word}
              look="quiet"
              busy={change.isPending}
              onClick={() => change.mutate({ action: "move", id, before })}
            >
              {word} <span className="sr-only">step {toVisible(title)}</span>
            </Button>
          ) : null,
        )}
        <Button
          look="danger"
          busy={change.isPending}
          onClick={() => change.mutate({ action: "remove", id, version })}
        >
          Remove <span className="sr-only">step {toVisible(title)}</span>
        </Button>
      </div>
      {change.error === null ? null : isConflict ? (
        <p role="alert">
          Somebody changed this step first: what stands above is theirs. Save again to replace it.
        </p>
      ) : (
        <ErrorNote title="The step was not changed" error={change.error} />
      )}
      {editing ? (
        <form
          className="max-w-xl space-y-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (change.isPending) return;
            const form = new FormData(event.currentTarget);
            const read = (name: string) => String(form.get(name) ?? "");
            change.mutate({
              action: "edit",
              id,
              version,
              title: read("step-title"),
              text: read("step-text"),
              at: readTime(read("step-at")),
              until,
              tags: readTags(read("step-tags")),
            });
          }}
        >
          <TextField name="step-title" label="Title" maxLength={300} defaultValue={title} />
          <label className="block space-y-1">
            <span className="font-medium">What happened</span>
            <textarea
              name="step-text"
              rows={3}
              maxLength={20_000}
              defaultValue={text}
              className={`${INPUT_CLASS} h-auto py-1`}
            />
          </label>
          <TextField
            name="step-at"
            label="Time, UTC (optional)"
            hint="As 2026-09-30T02:18:00Z."
            pattern={TIME_PATTERN}
            defaultValue={at ?? ""}
          />
          <TextField
            name="step-tags"
            label="Tags, separated by commas"
            defaultValue={tags.join(", ")}
          />
          <Button type="submit" busy={change.isPending}>
            Save the step
          </Button>
        </form>
      ) : null}
    </div>
  );
}
