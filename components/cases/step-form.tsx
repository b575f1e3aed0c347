"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import type { BlockAction } from "@/lib/api/case-change-contract";
import { changeBlocks } from "@/lib/api/case-queries";
import { readTags } from "./read-tags";
import { readTime, TIME_PATTERN } from "./read-time";
import { STEP_WORDS } from "./step-words";

const KINDS = ["text", "manual", "decision", "gap"] as const;

/** Adds a step at the end of the story. What was typed stays when it is refused. */
export function StepForm({ number }: { readonly number: number }) {
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (action: BlockAction) => changeBlocks(number, action),
    onSuccess: () => client.invalidateQueries({ queryKey: ["cases"] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const kind = KINDS.find((known) => known === form.get("kind"));
    if (kind === undefined || add.isPending) return;
    const text = String(form.get("text") ?? "");
    const at = readTime(String(form.get("at") ?? ""));
    const none = { pinId: null, title: "", until: null };
    const tags = readTags(String(form.get("new-tags") ?? ""));
    add.mutate(
      { ...none, action: "add", kind, text, at, tags },
      { onSuccess: () => element.reset() },
    );
  };
  return (
    <form className="max-w-xl space-y-2" onSubmit={submit} data-no-print>
      <label className="block space-y-1">
        <span className="font-medium">Kind of step</span>
        <select name="kind" className={INPUT_CLASS}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {STEP_WORDS[kind]}
            </option>
          ))}
        </select>
      </label>
      <label className="block space-y-1">
        <span className="font-medium">Text</span>
        <textarea
          name="text"
          rows={3}
          required
          maxLength={20_000}
          className={`${INPUT_CLASS} h-auto py-1`}
        />
      </label>
      <TextField
        name="at"
        label="Time, UTC (optional)"
        hint="As 2026-09-30T02:18:00Z."
        pattern={TIME_PATTERN}
      />
      <TextField name="new-tags" label="Tags of the step, separated by commas (optional)" />
      {add.error === null ? null : <ErrorNote title="Nothing was added" error={add.error} />}
      <Button type="submit" busy={add.isPending}>
        Add step
      </Button>
    </form>
  );
}
