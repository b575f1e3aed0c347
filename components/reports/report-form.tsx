"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import { previewReport, reportsQuery, startReport } from "@/lib/api/report-queries";
import { ReportPreview } from "./report-preview";

/** Asks for a report, once it was looked at; the link may say pack, period, clock and accounts beforehand. */
export function ReportForm() {
  const router = useRouter();
  const params = useSearchParams();
  const { data, error } = useQuery(reportsQuery());
  const [packId, setPackId] = useState(params.get("pack"));
  const asking = useMutation({
    mutationFn: startReport,
    onSuccess: ({ id }) => router.push(pageRoute(`/reports/${id}`)),
  });
  const previewing = useMutation({ mutationFn: previewReport });
  if (error !== null) return <ErrorNote title="The packs could not be loaded" error={error} />;
  if (data === undefined) return <Skeleton lines={6} label="Loading the packs" />;
  const pack = data.packs.find(({ id }) => id === packId) ?? data.packs[0];
  if (pack === undefined) return <p className="p-4">There is no report pack to use.</p>;
  const read = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? "").trim();
    return {
      pack: pack.id,
      from: text("from"),
      to: text("to"),
      tz: text("tz") || "utc",
      accounts: text("accounts")
        .split(/[\s,]+/)
        .filter((account) => account !== ""),
      sections: form.getAll("sections").map(String),
      parameters: Object.fromEntries(pack.parameters.map(({ name }) => [name, text(`p-${name}`)])),
      classification: text("classification") || "Internal",
    };
  };
  return (
    <div className="p-4">
      <h1 className="mb-4 text-lg font-semibold">New report</h1>
      <form
        className="max-w-xl space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          const given = read(new FormData(event.currentTarget));
          const by = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value");
          if (by === "preview") previewing.mutate(given);
          else asking.mutate(given);
        }}
      >
        <div className="space-y-1">
          <label className="block font-medium" htmlFor="pack">
            Pack
          </label>
          <select
            id="pack"
            className={INPUT_CLASS}
            value={pack.id}
            onChange={(event) => setPackId(event.target.value)}
          >
            {data.packs.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <p className="text-xs text-muted">
            <VisibleText text={pack.about} />
          </p>
        </div>
        <TextField
          label="From"
          name="from"
          hint="A day, or a time"
          defaultValue={params.get("from") ?? "now-30d"}
        />
        <TextField
          label="To"
          name="to"
          hint="Up to, and without it"
          defaultValue={params.get("to") ?? "now"}
        />
        <TextField
          label="Time zone"
          name="tz"
          hint="utc, or a name such as Europe/Oslo"
          defaultValue={params.get("tz") ?? "utc"}
        />
        <TextField
          label="Accounts"
          name="accounts"
          hint="With commas; empty: all that you see"
          defaultValue={params.get("accounts") ?? ""}
        />
        <TextField
          label="Classification"
          name="classification"
          hint="Printed on every page"
          defaultValue="Internal"
        />
        {pack.parameters.map(({ name, label }) => (
          <TextField key={`${pack.id} ${name}`} label={label} name={`p-${name}`} required />
        ))}
        <fieldset key={pack.id}>
          <legend className="font-medium">Sections</legend>
          {pack.controls.map(({ id, title }) => (
            <label key={id} className="flex min-h-7 items-center gap-2">
              <input className="size-6" type="checkbox" name="sections" value={id} defaultChecked />
              <VisibleText text={title} />
            </label>
          ))}
        </fieldset>
        {asking.error === null ? null : (
          <ErrorNote title="The report was not asked for" error={asking.error} />
        )}
        {previewing.error === null ? null : (
          <ErrorNote title="The report cannot be previewed" error={previewing.error} />
        )}
        <div className="flex gap-2">
          <Button type="submit" value="preview" busy={previewing.isPending}>
            Preview
          </Button>
          <Button type="submit" look="primary" busy={asking.isPending}>
            Create
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {previewing.data === undefined ? null : <ReportPreview preview={previewing.data} />}
      </div>
    </div>
  );
}
