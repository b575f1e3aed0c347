"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useMay } from "@/components/shell/person";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import { ApiError } from "@/lib/api/fetch-json";
import { setRegionPolicy } from "@/lib/api/region-queries";
import { toVisible } from "@/lib/format/visible";
import { type PolicyChoice, type PolicyTask, readPolicy } from "./read-policy";

interface Choice {
  readonly state: PolicyChoice;
  readonly label: string;
  readonly detail: string;
}

const CHOICES: readonly Choice[] = [
  { state: "home", label: "Home", detail: "The account works here." },
  { state: "allowed", label: "Allowed", detail: "Activity here is expected, now and then." },
  {
    state: "denied",
    label: "Denied",
    detail: "Activity here is outside home, whatever was learned.",
  },
];
const TAKE_BACK: Choice = {
  state: "learned",
  label: "Take the decision back",
  detail: "What is learned from the account’s writes counts again.",
};
const FIELDS: readonly string[] = ["region", "reason", "expires"];

/** What a Region is for an account, why, and until when. */
export function PolicyForm({
  task,
  accounts,
  regions,
  onClose,
}: {
  readonly task: PolicyTask;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const mayLead = useMay("lead");
  const change = useMutation({
    mutationFn: setRegionPolicy,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["regions"] });
      onClose();
    },
  });
  // What was learned is no decision yet.
  const decided = task.now?.setAtMs == null ? null : task.now;
  const fields = change.error instanceof ApiError ? change.error.fields : {};
  const isSaid = Object.keys(fields).some((name) => FIELDS.includes(name));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const policy = readPolicy(new FormData(event.currentTarget), task);
    if (policy !== null) change.mutate(policy);
  };
  return (
    <form className="space-y-4" onSubmit={submit}>
      {task.region === "" ? (
        <>
          <label className="block space-y-1">
            <span className="font-medium">Account</span>
            <select name="account" defaultValue={task.account} className={INPUT_CLASS}>
              {accounts.map((account) => (
                <option key={account} value={account}>
                  {toVisible(account)}
                </option>
              ))}
            </select>
          </label>
          <TextField
            name="region"
            label="Region"
            required
            maxLength={64}
            list="regions-known"
            hint="Its code, such as eu-west-3."
            error={fields.region}
            data-focus
          />
          <datalist id="regions-known">
            {regions.map((region) => (
              <option key={region} value={region} />
            ))}
          </datalist>
        </>
      ) : (
        <p>
          <VisibleText text={task.region} className="font-medium" /> of the account{" "}
          <VisibleText text={task.account} />
        </p>
      )}
      <fieldset className="space-y-1">
        <legend className="mb-1 font-medium">What it is</legend>
        {[...CHOICES, ...(decided === null ? [] : [TAKE_BACK])].map(({ state, label, detail }) => {
          const isChosen = state === (decided?.state ?? "home");
          return (
            <label key={state} className="flex gap-2 rounded-md px-2 py-1 hover:bg-hover">
              <input
                type="radio"
                name="state"
                value={state}
                defaultChecked={isChosen}
                data-focus={task.region !== "" && isChosen ? "" : undefined}
                className="mt-1 self-start"
              />
              <span>
                {label}
                <span className="block text-xs text-muted">{detail}</span>
              </span>
            </label>
          );
        })}
      </fieldset>
      <TextField
        name="reason"
        label="Reason"
        required
        maxLength={500}
        defaultValue={decided?.reason ?? ""}
        hint="Kept with your name, for whoever asks later."
        error={fields.reason}
      />
      <TextField
        name="expires"
        type="datetime-local"
        label="Expires, UTC (optional)"
        defaultValue={toMinute(decided?.expiresMs ?? null)}
        hint="From then on, what is learned counts again."
        error={fields.expires}
      />
      {change.isError && !isSaid ? (
        <ErrorNote title="That could not be decided" error={change.error} />
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={!mayLead} busy={change.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** `2026-12-01T08:30`, as the browser's field takes it. */
function toMinute(timeMs: number | null): string {
  return timeMs === null ? "" : new Date(timeMs).toISOString().slice(0, 16);
}
