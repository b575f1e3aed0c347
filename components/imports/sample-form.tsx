"use client";

import { ErrorNote } from "@/components/ui/error-note";
import { SubmitButton } from "./submit-button";
import { useAddSource } from "./use-add-source";

/** Loads the sample incident that comes with Trailglass. */
export function SampleForm() {
  const add = useAddSource();
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ kind: "sample" });
      }}
    >
      <p className="text-muted">
        Invented logs of an invented company, with an attack hidden among the daily work. Nothing
        leaves this machine, and the sample can be removed again.
      </p>
      <SubmitButton pending={add.isPending} word="Load the sample" />
      {add.isError ? <ErrorNote title="The sample could not be loaded" error={add.error} /> : null}
    </form>
  );
}
