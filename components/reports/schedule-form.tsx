"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import type { Reports } from "@/lib/api/report-contract";
import { CADENCES, type Schedules } from "@/lib/api/schedule-contract";
import { createSchedule } from "@/lib/api/schedule-queries";
import { toVisible } from "@/lib/format/visible";
import { CADENCE_WORDS } from "./schedule-columns";

/** Makes a schedule: which report, when by which clock, and who is told. */
export function ScheduleForm({
  packs,
  can,
  onCreated,
}: {
  readonly packs: Reports["packs"];
  readonly can: Pick<Schedules, "canWrite" | "canMail">;
  readonly onCreated: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [packId, setPackId] = useState(packs[0]?.id ?? "");
  const pack = packs.find(({ id }) => id === packId);
  const creating = useMutation({
    mutationFn: createSchedule,
    onSuccess: () => {
      form.current?.reset();
      onCreated();
    },
  });
  const create = (data: FormData) => {
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const list = (name: string) =>
      text(name)
        .split(/[\s,]+/)
        .filter((word) => word !== "");
    const [hours = 0, minutes = 0] = text("at").split(":").map(Number);
    creating.mutate({
      pack: packId,
      cadence: CADENCES.find((one) => one === text("cadence")) ?? "monthly",
      atMinute: hours * 60 + minutes,
      tz: text("tz") || "utc",
      accounts: list("accounts"),
      parameters: Object.fromEntries(
        (pack?.parameters ?? []).map(({ name }) => [name, text(`p-${name}`)]),
      ),
      mailTo: list("mail-to"),
      toFolder: data.get("to-folder") !== null,
    });
  };
  if (packs.length === 0) return <p>There is no report pack to use.</p>;
  return (
    <form
      ref={form}
      aria-labelledby="new-schedule"
      className="max-w-xl space-y-3"
      data-no-print
      onSubmit={(event) => {
        event.preventDefault();
        create(new FormData(event.currentTarget));
      }}
    >
      <h2 id="new-schedule" className="border-b border-line pb-1 text-base font-semibold">
        New schedule
      </h2>
      <div className="space-y-1">
        <label className="block font-medium" htmlFor="pack">
          Pack
        </label>
        <select
          id="pack"
          className={INPUT_CLASS}
          value={packId}
          onChange={({ target }) => setPackId(target.value)}
        >
          {packs.map(({ id, title }) => (
            <option key={id} value={id}>
              {toVisible(title)}
            </option>
          ))}
        </select>
      </div>
      <div className="space-y-1">
        <label className="block font-medium" htmlFor="cadence">
          When
        </label>
        <select id="cadence" name="cadence" className={INPUT_CLASS} defaultValue="monthly">
          {CADENCES.map((one) => (
            <option key={one} value={one}>
              {CADENCE_WORDS[one]}
            </option>
          ))}
        </select>
      </div>
      <TextField label="At" name="at" type="time" defaultValue="06:00" required />
      <TextField
        label="Time zone"
        name="tz"
        hint="utc, or a name such as Europe/Oslo"
        defaultValue="utc"
      />
      <TextField label="Accounts" name="accounts" hint="With commas; empty: all that you see" />
      {pack?.parameters.map(({ name, label }) => (
        <TextField key={`${packId} ${name}`} label={label} name={`p-${name}`} required />
      ))}
      <TextField
        label="Tell by mail"
        name="mail-to"
        hint={
          can.canMail
            ? "Addresses of people here, with commas; they sign in to read"
            : "This installation has no mail server"
        }
        disabled={!can.canMail}
      />
      <label className="flex min-h-7 items-center gap-2">
        <input className="size-6" type="checkbox" name="to-folder" disabled={!can.canWrite} />
        {can.canWrite
          ? "Write a bundle into the installation's folder"
          : "This installation has no folder for bundles"}
      </label>
      {creating.error === null ? null : (
        <ErrorNote title="The schedule was not made" error={creating.error} />
      )}
      <Button type="submit" look="primary" busy={creating.isPending}>
        Make the schedule
      </Button>
    </form>
  );
}
