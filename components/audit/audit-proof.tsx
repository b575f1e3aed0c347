"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import type { AuditProof as Proof } from "@/lib/api/audit-contract";
import { proveAuditLog } from "@/lib/api/audit-queries";

/** Walks the chain when it is asked to, and says what came out. */
export function AuditProof() {
  const client = useQueryClient();
  const [head, setHead] = useState("");
  const prove = useMutation({
    mutationFn: proveAuditLog,
    onSettled: () => client.invalidateQueries({ queryKey: ["audit"] }),
  });
  const isReadable = head === "" || /^[\da-f]{64}$/i.test(head);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isReadable && !prove.isPending) prove.mutate(head.toLowerCase());
  };
  return (
    <section aria-label="Chain of the audit log" className="space-y-2">
      <form className="flex flex-wrap items-end gap-2" onSubmit={onSubmit} data-no-print>
        <TextField
          label="Head kept elsewhere"
          name="head"
          value={head}
          onChange={({ target }) => setHead(target.value.trim())}
          hint="not needed; with it, entries cut off the end are found"
          error={isReadable ? undefined : "64 hexadecimal digits"}
        />
        <Button type="submit" className="mb-5" busy={prove.isPending}>
          Verify now
        </Button>
      </form>
      {prove.error === null ? null : (
        <ErrorNote title="The chain was not verified" error={prove.error} />
      )}
      <div role="status">{prove.data === undefined ? null : <Outcome proof={prove.data} />}</div>
    </section>
  );
}

function Outcome({ proof: { isWhole, links, head, broken } }: { readonly proof: Proof }) {
  if (!isWhole) {
    const entry = broken?.entryId == null ? "" : ` (entry ${broken.entryId})`;
    return (
      <p className="font-semibold text-bad">
        The chain is broken at link {broken?.seq}
        {entry}: {broken?.why}
      </p>
    );
  }
  return (
    <p>
      All {links} links are whole. Head: <code className="break-all">{head}</code>{" "}
      <CopyButton text={head} label="Copy the head" word="Copy" />
    </p>
  );
}
