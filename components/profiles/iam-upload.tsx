"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { TimeText } from "@/components/shell/time-text";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import { uploadIamSnapshot } from "@/lib/api/access-queries";

/** Uploads what IAM grants in an account, as its own listing says. */
export function IamUpload({ account }: { readonly account: string | null }) {
  const id = useId();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [hasTime, setHasTime] = useState(true);
  const upload = useMutation({
    mutationFn: async (chosen: File) =>
      uploadIamSnapshot({
        listing: await chosen.text(),
        ...(hasTime && { takenAt: new Date(chosen.lastModified).toISOString() }),
      }),
    onSuccess: () => {
      setFile(null);
      return client.invalidateQueries({ queryKey: ["access"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null) upload.mutate(file);
  };
  return (
    <details className="mt-2" data-no-print>
      <summary className="min-h-6">Upload an IAM listing</summary>
      <form className="max-w-3xl space-y-2 py-2" onSubmit={submit}>
        <p>
          The file that this command writes{account === null ? "" : ", run in account "}
          {account === null ? null : <VisibleText text={account} />}:{" "}
          <code className="wrap-anywhere">
            aws iam get-account-authorization-details --output json &gt; iam.json
          </code>
        </p>
        <label htmlFor={id} className="block font-medium">
          Listing (JSON)
        </label>
        <input
          // Another file is another field: an earlier choice never stays in it.
          key={upload.submittedAt}
          id={id}
          type="file"
          accept=".json,application/json"
          className="block max-w-full min-h-6"
          onChange={({ target }) => {
            upload.reset();
            setFile(target.files?.item(0) ?? null);
          }}
        />
        {file === null ? null : (
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              checked={hasTime}
              onChange={({ target }) => setHasTime(target.checked)}
            />
            <span>
              It was written <TimeText timeMs={file.lastModified} withZone toSecond />, as the file
              says
            </span>
          </label>
        )}
        <Button type="submit" disabled={file === null} busy={upload.isPending}>
          <Icon name="upload" />
          {upload.isPending ? "Uploading" : "Upload"}
        </Button>
        <p role="status">
          {upload.data === undefined
            ? ""
            : `The listing of account ${upload.data.account} is kept.`}
          {upload.data !== undefined && account !== null && upload.data.account !== account
            ? ` This profile is of account ${account}: of it nothing new is known.`
            : ""}
        </p>
        {upload.isError ? (
          <ErrorNote title="The listing could not be kept" error={upload.error} />
        ) : null}
      </form>
    </details>
  );
}
