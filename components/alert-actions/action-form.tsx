"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import type { AlertAction } from "@/lib/api/action-contract";
import { addAlertAction, changeAlertAction } from "@/lib/api/action-queries";
import { targetOf } from "./action-columns";
import { readAction } from "./read-action";

const KINDS = { webhook: "Webhook", email: "E-mail" } as const;
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
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const { ruleIds, isEnabled } = action ?? { ruleIds: [], isEnabled: true };
      const to = readAction(form, { kind, leastLevel, ruleIds, isEnabled });
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
  const webhook = action !== null && "url" in action.settings ? action.settings : null;
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
      {kind === "webhook" ? (
        <>
          <TextField
            name="url"
            type="url"
            label="Address"
            required
            hint="https. The message is JSON with an Idempotency-Key; chat services show its text."
            defaultValue={webhook?.url}
          />
          <TextField
            name="secretFrom"
            label="Variable that holds the secret (optional)"
            hint="Begins with TRAILGLASS_SECRET_; the message is then signed in Trailglass-Signature."
            defaultValue={webhook?.secretFrom}
          />
        </>
      ) : (
        <TextField
          name="to"
          label="Recipients, separated by commas"
          required
          hint={
            canMail
              ? "Sent as plain text."
              : "No mail server is configured yet: set TRAILGLASS_SMTP_URL and TRAILGLASS_MAIL_FROM."
          }
          defaultValue={action?.kind === "email" ? targetOf(action) : undefined}
        />
      )}
      <TextField
        name="accounts"
        label="Accounts, separated by commas (optional)"
        hint="Only alerts with events of one of them."
        defaultValue={action?.accounts.join(", ")}
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
