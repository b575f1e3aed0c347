"use client";

import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import { useAccountChange } from "./use-account-change";

/** One's own name, as others see it. */
export function NameForm({ name }: { readonly name: string }) {
  // The rail shows the name too, and comes from the server.
  const save = useAccountChange(() => window.location.reload());
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        if (!save.isPending) save.mutate({ action: "rename", name: String(form.get("name")) });
      }}
    >
      <h2 className="text-base font-semibold">Name</h2>
      <TextField
        name="name"
        label="Name"
        required
        maxLength={120}
        defaultValue={name}
        hint="Others see it beside what you do."
      />
      {save.error === null ? null : <ErrorNote title="Nothing was changed" error={save.error} />}
      <Button type="submit" busy={save.isPending}>
        Save the name
      </Button>
    </form>
  );
}
