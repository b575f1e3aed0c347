"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { suppressHits } from "@/lib/api/alert-queries";
import { ApiError } from "@/lib/api/fetch-json";
import { filterProposalsQuery } from "@/lib/api/tune-queries";
import { ExpiryFields, expiryOf } from "./expiry-fields";
import { FilterProposals } from "./filter-proposals";

/** Hides what is like an alert: a proposed filter, or one's own, with a reason and an end. */
export function SuppressForm({
  alertId,
  ruleId,
  onClose,
}: {
  readonly alertId: number;
  readonly ruleId: number;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const proposals = useQuery(filterProposalsQuery(ruleId, alertId));
  const [text, setText] = useState<string | null>(null);
  const suppress = useMutation({
    mutationFn: suppressHits,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["suppressions"] });
    },
  });
  const fields = suppress.error instanceof ApiError ? suppress.error.fields : {};
  const filter = text ?? proposals.data?.proposals[0]?.text ?? "";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (suppress.isPending) return;
    suppress.mutate({ ruleId, text: filter, ...expiryOf(new FormData(event.currentTarget)) });
  };
  if (suppress.isSuccess) {
    return (
      <div className="space-y-3" role="status">
        <p>
          New hits that the filter fits raise no alert from now on. What is there stays as it is:
          close this alert if it is done.
        </p>
        <div className="flex justify-end gap-2">
          <PageLink href={pageRoute("/alerts/suppressions")} className="self-center">
            All suppressions
          </PageLink>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form className="space-y-4" onSubmit={submit}>
      {proposals.data === undefined ? (
        proposals.error === null ? (
          <Skeleton lines={4} label="Working out filters" />
        ) : (
          <ErrorNote
            title="No filter could be proposed; write your own"
            error={proposals.error}
            onRetry={() => void proposals.refetch()}
          />
        )
      ) : (
        <FilterProposals answer={proposals.data} chosen={filter} onChoose={setText} />
      )}
      <label className="block space-y-1">
        <span className="font-medium">Filter</span>
        <textarea
          value={filter}
          rows={10}
          required
          maxLength={20_000}
          spellCheck={false}
          aria-invalid={fields.text === undefined ? undefined : true}
          className={`${INPUT_CLASS} h-auto py-1 font-mono text-xs`}
          onChange={({ target }) => setText(target.value)}
        />
        <span className={`block text-xs ${fields.text === undefined ? "text-muted" : "text-bad"}`}>
          {fields.text ?? "A Sigma filter; hits that it takes out raise no alert."}
        </span>
      </label>
      <ExpiryFields />
      {suppress.error === null ? null : (
        <ErrorNote title="Nothing is suppressed" error={suppress.error} />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" busy={suppress.isPending}>
          Suppress
        </Button>
      </div>
    </form>
  );
}
