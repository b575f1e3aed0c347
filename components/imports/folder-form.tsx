"use client";

import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import { ApiError } from "@/lib/api/fetch-json";
import { SubmitButton } from "./submit-button";
import { useAddSource } from "./use-add-source";

/** Adds a folder on the machine that runs Trailglass. */
export function FolderForm() {
  const add = useAddSource();
  const fields = add.error instanceof ApiError ? add.error.fields : {};
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        const path = String(new FormData(event.currentTarget).get("path")).trim();
        add.mutate({ kind: "folder", path });
      }}
    >
      <TextField
        name="path"
        label="Folder"
        required
        placeholder="/var/log/cloudtrail"
        hint="On the machine that runs Trailglass. Sub-folders are read too; .json, .json.gz and digest files are recognised."
        error={fields.path}
      />
      <SubmitButton pending={add.isPending} word="Read this folder" />
      {add.isError && fields.path === undefined ? (
        <ErrorNote title="The folder could not be added" error={add.error} />
      ) : null}
    </form>
  );
}
