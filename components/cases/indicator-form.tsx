"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import type { IndicatorAction } from "@/lib/api/case-change-contract";
import { changeIndicators } from "@/lib/api/case-queries";
import { INDICATOR_WORDS, isIndicatorKind } from "./indicator-words";

/** Names something to look for: an address, a key, a principal. */
export function IndicatorForm({ number }: { readonly number: number }) {
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (action: IndicatorAction) => changeIndicators(number, action),
    onSuccess: () => client.invalidateQueries({ queryKey: ["cases"] }),
  });
  return (
    <form
      className="flex max-w-3xl flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const element = event.currentTarget;
        const form = new FormData(element);
        const kind = String(form.get("kind"));
        if (!isIndicatorKind(kind) || add.isPending) return;
        const [value = "", note = ""] = ["value", "note"].map((name) => String(form.get(name)));
        add.mutate({ action: "add", kind, value, note }, { onSuccess: () => element.reset() });
      }}
      data-no-print
    >
      <label className="block space-y-1 pb-1">
        <span className="font-medium">Kind of indicator</span>
        <select name="kind" className={INPUT_CLASS}>
          {Object.entries(INDICATOR_WORDS).map(([kind, word]) => (
            <option key={kind} value={kind}>
              {word}
            </option>
          ))}
        </select>
      </label>
      <TextField name="value" label="Value" required maxLength={2048} />
      <TextField name="note" label="Why it counts (optional)" maxLength={2000} />
      <div className="pb-1">
        <Button type="submit" busy={add.isPending}>
          Add indicator
        </Button>
      </div>
      {add.error === null ? null : <ErrorNote title="Nothing was added" error={add.error} />}
    </form>
  );
}
