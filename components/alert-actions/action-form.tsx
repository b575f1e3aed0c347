"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import type { AlertAction } from "@/lib/api/action-contract";
import { addAlertAction, changeAlertAction } from "@/lib/api/action-queries";
import { KINDS } from "./action-columns";
import { readAction } from "./read-action";
import { TargetFields, type WebhookShape } from "./target-fields";

const LEVELS = {
  informational: "informational",
  low: "low",
  medium: "medium",
  high: "high",
  critical: "critical",
} as const;

/** Asks where alerts are to be sent, and which. What was typed outlives a refusal. */
export function ActionForm({
  action,
  canMail,
  onClose,
}: {
  /** Null: a new one. */
  readonly action: AlertAction | null;
  readonly canMail: boolean;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const [kind, setKind] = useState<AlertAction["kind"]>(action?.kind ?? "webhook");
  const [leastLevel, setLeastLevel] = useState<AlertAction["leastLevel"]>(
    action?.leastLevel ?? "medium",
  );
  const [shape, setShape] = useState<WebhookShape>(shapeOf(action));
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const { ruleIds, isEnabled } = action ?? { ruleIds: [], isEnabled: true };
      const to = readAction(form, { kind, shape, leastLevel, ruleIds, isEnabled });
      return action === null
        ? addAlertAction(to)
        : changeAlertAction({ id: action.id, change: { action: "change", to } });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["alert-actions"] });
      onClose();
    },
  });
  const remove = useMutation({
    mutationFn: (id: number) => changeAlertAction({ id, change: { action: "remove" } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["alert-actions"] });
      onClose();
    },
  });
  const error = save.error ?? remove.error;
  const isBusy = save.isPending || remove.isPending;
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) save.mutate(new FormData(event.currentTarget));
      }}
    >
      <TextField name="name" label="Name" required maxLength={100} defaultValue={action?.name} />
      <div className="flex flex-wrap gap-2">
        <Choice label="Kind" value={kind} words={KINDS} onChange={setKind} />
        <Choice label="From level" value={leastLevel} words={LEVELS} onChange={setLeastLevel} />
      </div>
      <TargetFields
        kind={kind}
        action={action}
        canMail={canMail}
        shape={shape}
        onShape={setShape}
      />
      <TextField
        name="accounts"
        label="Accounts, separated by commas (optional)"
        hint="Only alerts with events of one of them."
        defaultValue={action?.accounts.join(", ")}
      />
      <TextField
        name="digestMinutes"
        type="number"
        min={1}
        max={1440}
        label="Minutes that one message tells of (optional)"
        hint="Alerts are then told together. Empty: each by itself, at once."
        defaultValue={action?.digestMinutes ?? undefined}
      />
      <TextField
        name="mostPerHour"
        type="number"
        min={1}
        max={10_000}
        label="Messages in an hour at most (optional)"
        hint="What is more waits for the next hour; nothing is left out."
        defaultValue={action?.mostPerHour ?? undefined}
      />
      {error === null ? null : <ErrorNote title="Nothing was saved" error={error} />}
      <div className="flex flex-wrap justify-end gap-2">
        {action === null ? null : (
          <Button
            look="danger"
            className="me-auto"
            busy={isBusy}
            onClick={() => remove.mutate(action.id)}
          >
            Remove
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" busy={isBusy}>
          Save
        </Button>
      </div>
    </form>
  );
}

function shapeOf(action: AlertAction | null): WebhookShape {
  return action !== null && "url" in action.settings ? action.settings.shape : "plain";
}
