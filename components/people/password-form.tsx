"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import type { OwnAccount } from "@/lib/api/people-contract";
import { useAccountChange } from "./use-account-change";

/** Sets one's password. It ends the sign-ins of all other browsers. */
export function PasswordForm({ account }: { readonly account: OwnAccount }) {
  const form = useRef<HTMLFormElement>(null);
  const save = useAccountChange(() => form.current?.reset());
  const { hasPassword, email } = account;
  return (
    <form
      ref={form}
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const text = (name: string) => (given.has(name) ? String(given.get(name)) : null);
        if (save.isPending) return;
        save.mutate({
          action: "password",
          email: text("email"),
          current: text("current"),
          password: text("password") ?? "",
        });
      }}
    >
      <h2 className="text-base font-semibold">Password</h2>
      {email === null ? (
        <TextField
          name="email"
          type="email"
          label="E-mail"
          required
          maxLength={254}
          autoComplete="username"
          hint="You sign in with it."
        />
      ) : null}
      {hasPassword ? (
        <TextField
          name="current"
          type="password"
          label="Password now"
          required
          autoComplete="current-password"
        />
      ) : null}
      <TextField
        name="password"
        type="password"
        label="New password"
        required
        minLength={12}
        maxLength={200}
        autoComplete="new-password"
        hint="At least 12 characters. All other browsers are signed out."
      />
      {save.error === null ? null : <ErrorNote title="Nothing was changed" error={save.error} />}
      <p role="status">{save.isSuccess ? "The password was changed." : ""}</p>
      <Button type="submit" busy={save.isPending}>
        {hasPassword ? "Change the password" : "Set a password"}
      </Button>
    </form>
  );
}
