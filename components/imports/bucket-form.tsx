"use client";

import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import { ApiError } from "@/lib/api/fetch-json";
import type { NewSource } from "@/lib/api/import-contract";
import { SubmitButton } from "./submit-button";
import { useAddSource } from "./use-add-source";

const MORE = [
  { name: "region", label: "Region", hint: "Of the bucket. Found out when left empty." },
  {
    name: "profile",
    label: "Profile",
    hint: "A named profile of the AWS configuration on the server.",
  },
  {
    name: "roleArn",
    label: "Role ARN",
    hint: "Role to assume for reading, for example in another account.",
  },
  { name: "externalId", label: "External ID", hint: "Only if the role asks for one." },
  { name: "endpoint", label: "Endpoint", hint: "For S3-compatible stores. Empty for AWS." },
  {
    name: "queueUrl",
    label: "Queue URL",
    hint: "SQS queue with the bucket's notifications: new files within seconds.",
  },
] as const;

/** Adds an S3 bucket; what is rarely needed waits behind "More". */
export function BucketForm() {
  const add = useAddSource();
  const fields = add.error instanceof ApiError ? add.error.fields : {};
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(readBucket(new FormData(event.currentTarget)));
      }}
    >
      <TextField
        name="url"
        label="Bucket"
        required
        placeholder="s3://my-trail-bucket/AWSLogs/"
        hint="The bucket that the trail delivers to, with a prefix if you like. Only reading is needed."
        error={fields.url}
      />
      <details className="group">
        <summary className="text-accent">More: Region, profile, role, endpoint</summary>
        <div className="mt-2 grid gap-3 sm:grid-cols-2">
          {MORE.map((field) => (
            <TextField key={field.name} {...field} error={fields[field.name]} />
          ))}
          <label className="flex items-center gap-2">
            <input type="checkbox" name="pathStyle" />
            Path-style addresses (MinIO and others)
          </label>
        </div>
      </details>
      <SubmitButton pending={add.isPending} word="Read this bucket" />
      {add.isError ? <ErrorNote title="The bucket could not be added" error={add.error} /> : null}
    </form>
  );
}

function readBucket(form: FormData): NewSource {
  const given = MORE.map(({ name }) => [name, String(form.get(name) ?? "").trim()] as const);
  return {
    kind: "s3",
    url: String(form.get("url")).trim(),
    ...Object.fromEntries(given.filter(([, text]) => text !== "")),
    ...(form.get("pathStyle") === null ? {} : { pathStyle: true }),
  };
}
