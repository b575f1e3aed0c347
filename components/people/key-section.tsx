"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { TimeText } from "@/components/shell/time-text";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { TextField } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import type { ListedKey, OwnAccount } from "@/lib/api/people-contract";
import { makeKey } from "@/lib/api/people-queries";
import { ROLE_WORDS, type Role } from "@/lib/auth/role";
import { toIsoTime } from "@/lib/format/time";
import { accountsText, readAccounts } from "./read-accounts";
import { ScopeFields } from "./scope-fields";
import { ShownOnce } from "./shown-once";
import { useAccountChange } from "./use-account-change";

const COLUMNS: readonly FactColumn<ListedKey>[] = [
  { header: "Name", text: ({ name }) => name, show: ({ name }) => <VisibleText text={name} /> },
  { header: "Begins with", text: ({ start }) => start },
  { header: "Role", text: ({ role }) => ROLE_WORDS[role] },
  { header: "Accounts", text: ({ accounts }) => accountsText(accounts) },
  {
    header: "Last used",
    text: ({ usedAtMs }) => (usedAtMs === null ? null : toIsoTime(usedAtMs)),
    show: ({ usedAtMs }) =>
      usedAtMs === null ? "never" : <TimeText timeMs={usedAtMs} withZone toSecond />,
  },
  {
    header: "Ends",
    text: ({ expiresAtMs, isRevoked }) => (isRevoked ? "revoked" : toIsoTime(expiresAtMs)),
    show: ({ expiresAtMs, isRevoked }) =>
      isRevoked ? "revoked" : <TimeText timeMs={expiresAtMs} withZone toSecond />,
  },
];

/** One's own API keys: for scripts, which sign in with no browser. */
export function KeySection({ account }: { readonly account: OwnAccount }) {
  const client = useQueryClient();
  const [role, setRole] = useState<Role>("viewer");
  const change = useAccountChange();
  const make = useMutation({
    mutationFn: (form: FormData) =>
      makeKey({
        name: String(form.get("keyName")),
        role,
        accounts: readAccounts(form.get("accounts")),
        days: Number(form.get("days")),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["account"] }),
  });
  const error = make.error ?? change.error;
  return (
    <div className="space-y-3">
      <FactList
        title="API keys"
        what="api-keys"
        note="For scripts: Authorization: Bearer tgk_…. A key can do no more than you may, and ends when you are disabled."
        rows={account.keys}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty="You have no API key."
        deed={({ id, isRevoked, name }) =>
          isRevoked ? null : (
            <Button
              busy={change.isPending}
              onClick={() => change.mutate({ action: "revoke-key", id })}
            >
              Revoke{" "}
              <span className="sr-only">
                <VisibleText text={name} />
              </span>
            </Button>
          )
        }
      />
      {error === null ? null : <ErrorNote title="Nothing was changed" error={error} />}
      {make.data === undefined ? null : (
        <ShownOnce label="New key" text={make.data.key} note="Keep it where secrets are kept." />
      )}
      <form
        className="grid max-w-2xl items-start gap-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!make.isPending) make.mutate(new FormData(event.currentTarget));
        }}
      >
        <TextField name="keyName" label="Name of a new key" required maxLength={120} />
        <TextField
          name="days"
          type="number"
          label="Days until it ends"
          min={1}
          max={365}
          required
          defaultValue={30}
        />
        <ScopeFields role={role} most={account.role} accounts="all" onRole={setRole} />
        <div>
          <Button type="submit" busy={make.isPending}>
            Make a key
          </Button>
        </div>
      </form>
    </div>
  );
}
