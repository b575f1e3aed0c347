"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import type { CaseChange } from "@/lib/api/case-change-contract";
import type { Case } from "@/lib/api/case-contract";
import { caseQuery, changeCase } from "@/lib/api/case-queries";
import { CASE_SEVERITIES, CASE_STATUSES } from "@/lib/api/case-words";
import { ApiError } from "@/lib/api/fetch-json";
import { toVisible } from "@/lib/format/visible";
import { readTags } from "./read-tags";
import { readTime, TIME_PATTERN } from "./read-time";

/**
 * The head of a case. It names the version that it was made from: when somebody was faster, both
 * texts are shown and the reader decides; nothing is overwritten unseen.
 */
export function CaseSettings({ found }: { readonly found: Case }) {
  const client = useQueryClient();
  const { number } = found;
  // What is being edited, not what comes in meanwhile: the form keeps the version it began with.
  const [base, setBase] = useState(found);
  const save = useMutation({
    mutationFn: (change: CaseChange) => changeCase(number, change),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["cases"] });
      const now = client.getQueryData(caseQuery(number).queryKey);
      if (now !== undefined) setBase(now);
    },
    onError: (error) => {
      if (isConflict(error)) void client.invalidateQueries({ queryKey: ["cases"] });
    },
  });
  const conflict = isConflict(save.error);
  return (
    <form
      key={base.version}
      className="max-w-xl space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (save.isPending) return;
        const version = conflict ? found.version : base.version;
        save.mutate({ version, ...readHead(new FormData(event.currentTarget)) });
      }}
      data-no-print
    >
      <TextField name="title" label="Title" required maxLength={300} defaultValue={base.title} />
      <label className="block space-y-1">
        <span className="font-medium">What is known</span>
        <textarea
          name="summary"
          rows={4}
          maxLength={20_000}
          defaultValue={base.summary}
          className={`${INPUT_CLASS} h-auto py-1`}
        />
      </label>
      <label className="block space-y-1">
        <span className="font-medium">Status</span>
        <select name="status" defaultValue={base.status} className={INPUT_CLASS}>
          {CASE_STATUSES.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </label>
      <label className="block space-y-1">
        <span className="font-medium">Severity</span>
        <select name="severity" defaultValue={base.severity} className={INPUT_CLASS}>
          {CASE_SEVERITIES.map((severity) => (
            <option key={severity}>{severity}</option>
          ))}
        </select>
      </label>
      <label className="block space-y-1">
        <span className="font-medium">Lead</span>
        <select name="lead" defaultValue={base.lead?.id ?? ""} className={INPUT_CLASS}>
          <option value="">nobody</option>
          {found.members.map(({ id, name }) => (
            <option key={id} value={id}>
              {toVisible(name)}
            </option>
          ))}
        </select>
      </label>
      <div className="flex flex-wrap gap-3 *:flex-1">
        {(["from", "to"] as const).map((end) => (
          <TextField
            key={end}
            name={end}
            label={end === "from" ? "From, UTC (optional)" : "To, UTC (optional)"}
            hint="As 2026-09-30T02:18:00Z."
            defaultValue={base[end] ?? ""}
            pattern={TIME_PATTERN}
          />
        ))}
      </div>
      <TextField
        name="tags"
        label="Tags, separated by commas"
        defaultValue={base.tags.join(", ")}
      />
      {conflict ? (
        <div role="alert" className="space-y-1 rounded-md border border-warn p-3">
          <p className="font-medium">Somebody changed this case while you did.</p>
          <p>
            As it is now: <VisibleText text={found.title} />, {found.severity}, {found.status}, led
            by <VisibleText text={found.lead?.name ?? "nobody"} />
            {found.tags.length === 0 ? null : (
              <>
                , tags <VisibleText text={found.tags.join(", ")} />
              </>
            )}
          </p>
          <p className="whitespace-pre-wrap">
            <VisibleText text={found.summary} multiline />
          </p>
          <p>Take over what you want to keep; saving again replaces it by what stands above.</p>
        </div>
      ) : save.error === null ? null : (
        <ErrorNote title="Nothing was saved" error={save.error} />
      )}
      <div className="flex gap-2">
        <Button type="submit" busy={save.isPending}>
          {conflict ? "Save over it" : "Save the head of the case"}
        </Button>
        {conflict ? (
          <Button
            onClick={() => {
              setBase(found);
              save.reset();
            }}
          >
            Take what is there
          </Button>
        ) : null}
      </div>
      <p role="status">{save.isSuccess ? "Saved." : ""}</p>
    </form>
  );
}

function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.code === "conflict";
}

function readHead(form: FormData): Omit<CaseChange, "version"> {
  const text = (name: string) => String(form.get(name) ?? "");
  const status = CASE_STATUSES.find((each) => each === text("status"));
  const severity = CASE_SEVERITIES.find((each) => each === text("severity"));
  return {
    title: text("title"),
    summary: text("summary"),
    lead: text("lead") || null,
    from: readTime(text("from")),
    to: readTime(text("to")),
    tags: readTags(text("tags")),
    ...(status && { status }),
    ...(severity && { severity }),
  };
}
