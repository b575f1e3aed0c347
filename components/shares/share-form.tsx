"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import type { NewReview } from "@/lib/api/share-contract";
import { createShares, sharePreviewQuery } from "@/lib/api/share-queries";
import { NewLinks } from "./new-links";
import { ProseFindings } from "./prose-findings";

const PRESETS = { external: "external", internal: "internal", none: "none" } as const;

/** Freezes a case and makes links: how it is redacted, what its prose tells, who gets one. */
export function ShareForm({ caseNumber }: { readonly caseNumber: number }) {
  const client = useQueryClient();
  const [preset, setPreset] = useState<NewReview["preset"]>("external");
  const preview = useQuery(sharePreviewQuery(caseNumber, preset));
  const create = useMutation({
    mutationFn: createShares,
    onSuccess: () => client.invalidateQueries({ queryKey: ["shares", "list"] }),
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? "").trim();
    const link = {
      days: Number(read("days")),
      passphrase: read("passphrase") || null,
      maxViews: read("views") === "" ? null : Number(read("views")),
    };
    const labels = read("recipients")
      .split(",")
      .map((label) => label.trim())
      .filter(Boolean);
    const links = labels.map((label) => ({ ...link, label }));
    create.mutate({
      number: caseNumber,
      review: { preset, links, accepted: form.getAll("accepted").map(String) },
    });
  }
  return (
    <form className="max-w-xl space-y-4" onSubmit={submit}>
      <div className="flex">
        <Choice label="Redaction" value={preset} words={PRESETS} onChange={setPreset} />
      </div>
      <p className="text-muted">
        Access keys and secrets are masked always. Internal hides addresses and e-mail addresses,
        external also people, accounts and resources.
      </p>
      <p>
        <a
          className="underline"
          href={`/cases/${caseNumber}/share/preview?preset=${preset}`}
          target="_blank"
          rel="noreferrer"
        >
          Preview as recipients see it (new tab)
        </a>
      </p>
      {preview.error === null ? null : (
        <ErrorNote title="The preview could not be made" error={preview.error} />
      )}
      {preview.data === undefined ? (
        preview.error === null && <Skeleton lines={3} label="Reading the notes" />
      ) : (
        <ProseFindings findings={preview.data.findings} />
      )}
      <TextField
        label="Recipients"
        name="recipients"
        required
        hint="One link for each, by name, separated by commas. The name is printed over the review."
      />
      <TextField
        label="Days until it ends"
        name="days"
        type="number"
        min={1}
        max={90}
        defaultValue={7}
      />
      <TextField
        label="Passphrase"
        name="passphrase"
        minLength={12}
        hint="Optional, at least 12 characters. Send it another way than the link."
      />
      <TextField label="Most views" name="views" type="number" min={1} hint="Optional." />
      <Button type="submit" look="primary" busy={create.isPending}>
        Freeze and make links
      </Button>
      {create.error === null ? null : (
        <ErrorNote title="The links were not made" error={create.error} />
      )}
      {create.data === undefined ? null : <NewLinks links={create.data.links} />}
    </form>
  );
}
