"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { startBackFill } from "@/lib/api/rule-hunt-queries";
import { saveRule } from "@/lib/api/rule-queries";
import type { EditedRule } from "./edited-rule";
import { ruleRoute } from "./rule-href";

/** Keeps what was written. It is enabled only after a preview showed what that means. */
export function SaveRule({
  text,
  runs,
  isPreviewed,
  edited: { ruleId, replaces },
}: {
  readonly text: string;
  readonly runs: boolean;
  readonly isPreviewed: boolean;
  readonly edited: EditedRule;
}) {
  const hintId = useId();
  const router = useRouter();
  const client = useQueryClient();
  const [backFills, setBackFills] = useState(false);
  const save = useMutation({
    mutationFn: async (isEnabled: boolean) => {
      const { id } = await saveRule({
        text,
        isEnabled,
        ...(ruleId !== undefined && { ruleId }),
        ...(replaces !== undefined && { replaces: replaces.id }),
      });
      if (isEnabled && backFills) await startBackFill(id, text);
      return id;
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ["rules"] });
      router.push(ruleRoute(id));
    },
  });
  const canEnable = runs && isPreviewed;
  const hint = !runs
    ? "A rule that does not run cannot be saved."
    : isPreviewed
      ? "It matches new events within seconds."
      : "Preview the text as it stands to enable it. Disabled it can be saved now.";
  return (
    <div className="space-y-2">
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          checked={backFills}
          className="size-4 shrink-0"
          onChange={({ target }) => setBackFills(target.checked)}
        />
        When enabled, also look for it in all that is already indexed
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          aria-describedby={hintId}
          aria-disabled={!canEnable || save.isPending}
          onClick={() => {
            if (canEnable && !save.isPending) save.mutate(true);
          }}
        >
          Save and enable
        </Button>
        <Button
          aria-describedby={hintId}
          aria-disabled={!runs || save.isPending}
          onClick={() => {
            if (runs && !save.isPending) save.mutate(false);
          }}
        >
          Save disabled
        </Button>
        <p id={hintId} className="text-xs text-muted">
          {save.isPending ? "Saving…" : hint}
        </p>
      </div>
      {save.isError ? (
        <div className="-mx-3">
          <ErrorNote title="The rule was not saved" error={save.error} />
        </div>
      ) : null}
    </div>
  );
}
