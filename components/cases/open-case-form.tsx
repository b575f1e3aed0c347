"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import { openCase } from "@/lib/api/case-queries";
import { CASE_SEVERITIES } from "@/lib/api/case-words";

/** Opens a case and goes to it. */
export function OpenCaseForm() {
  const router = useRouter();
  const open = useMutation({
    mutationFn: openCase,
    onSuccess: ({ number }) => router.push(pageRoute(`/cases/${number}`)),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const severity = CASE_SEVERITIES.find((known) => known === form.get("severity"));
    if (severity === undefined || open.isPending) return;
    const [title, summary] = ["title", "summary"].map((name) => String(form.get(name) ?? ""));
    open.mutate({ title: title ?? "", summary: summary ?? "", severity });
  };
  return (
    <form className="max-w-xl space-y-3" onSubmit={submit}>
      <TextField label="Title" name="title" required maxLength={300} />
      <label className="block space-y-1">
        <span className="font-medium">What is known</span>
        <textarea
          name="summary"
          rows={3}
          maxLength={20_000}
          className={`${INPUT_CLASS} h-auto py-1`}
        />
      </label>
      <label className="block space-y-1">
        <span className="font-medium">Severity</span>
        <select name="severity" defaultValue="medium" className={INPUT_CLASS}>
          {CASE_SEVERITIES.map((severity) => (
            <option key={severity}>{severity}</option>
          ))}
        </select>
      </label>
      {open.error === null ? null : <ErrorNote title="No case was opened" error={open.error} />}
      <Button type="submit" look="primary" busy={open.isPending}>
        Open case
      </Button>
    </form>
  );
}
