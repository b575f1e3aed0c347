"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import type { ListedPerson } from "@/lib/api/people-contract";
import { changePerson, invitePerson } from "@/lib/api/people-queries";
import type { Role } from "@/lib/auth/role";
import { readAccounts } from "./read-accounts";
import { ScopeFields } from "./scope-fields";

/** Invites somebody, or changes what somebody may do. */
export function PersonForm({
  person,
  onDone,
}: {
  /** Null: somebody new. */
  readonly person: ListedPerson | null;
  /** With the link of an invitation, where there is one. */
  readonly onDone: (path: string | null) => void;
}) {
  const client = useQueryClient();
  const [role, setRole] = useState<Role>(person?.role ?? "analyst");
  const save = useMutation({
    mutationFn: async (form: FormData): Promise<{ readonly path: string | null }> => {
      const accounts = readAccounts(form.get("accounts"));
      if (person !== null) {
        return await changePerson({ id: person.id, change: { action: "grant", role, accounts } });
      }
      const text = (name: string) => String(form.get(name) ?? "");
      return await invitePerson({ name: text("name"), email: text("email"), role, accounts });
    },
    onSuccess: async ({ path }) => {
      await client.invalidateQueries({ queryKey: ["people"] });
      onDone(path);
    },
  });
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate(new FormData(event.currentTarget));
      }}
    >
      {person === null ? (
        <>
          <TextField name="name" label="Name" required maxLength={120} data-focus />
          <TextField name="email" type="email" label="E-mail" required maxLength={254} />
        </>
      ) : null}
      <ScopeFields role={role} accounts={person?.accounts ?? "all"} onRole={setRole} />
      {save.error === null ? null : <ErrorNote title="Nothing was changed" error={save.error} />}
      <div className="flex justify-end">
        <Button type="submit" look="primary" busy={save.isPending}>
          {person === null ? "Make the invitation" : "Save"}
        </Button>
      </div>
    </form>
  );
}
