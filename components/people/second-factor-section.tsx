"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/text-field";
import type { OwnAccount, SecondFactorAnswer } from "@/lib/api/people-contract";
import { changeSecondFactor } from "@/lib/api/people-queries";
import { QrCode } from "./qr-code";
import { ShownOnce } from "./shown-once";

type Deed = "begin" | "confirm" | "remove";

const WORDS: Readonly<Record<Deed, string>> = {
  begin: "Set up a second factor",
  confirm: "Confirm the code",
  remove: "Remove the second factor",
};

/** Codes of an app as a second proof beside the password. */
export function SecondFactorSection({ account }: { readonly account: OwnAccount }) {
  const client = useQueryClient();
  // What is shown once outlives a wrong code.
  const [shown, setShown] = useState<SecondFactorAnswer | null>(null);
  const change = useMutation({
    mutationFn: changeSecondFactor,
    onSuccess: async (answer) => {
      setShown(answer);
      await client.invalidateQueries({ queryKey: ["account"] });
    },
  });
  const isBegun = shown?.secret != null;
  const deed: Deed = account.hasSecondFactor ? "remove" : isBegun ? "confirm" : "begin";
  return (
    <section className="space-y-3" aria-labelledby="second-factor">
      <h2 id="second-factor" className="border-b border-line pb-1 text-base font-semibold">
        Second factor
      </h2>
      <p className="max-w-3xl text-muted">
        {account.hasSecondFactor
          ? `Signing in with the password asks for a code of your app. ${account.backupCodes} backup codes are left.`
          : "With it, signing in asks for a code of an app on your phone as well."}
      </p>
      {shown?.qr == null || shown.secret == null || deed !== "confirm" ? null : (
        <div className="flex flex-wrap items-center gap-4">
          <QrCode rows={shown.qr} label="QR code for the app" />
          <div className="max-w-sm">
            <ShownOnce
              label="Secret"
              text={shown.secret}
              note="Scan the picture with the app, or type this."
            />
          </div>
        </div>
      )}
      {shown?.backupCodes == null ? null : (
        <ShownOnce
          label="Backup codes"
          text={shown.backupCodes.join("\n")}
          note="Each signs in once in place of a code of the app."
        />
      )}
      <form
        key={deed}
        className="max-w-sm space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          if (change.isPending) return;
          const password = String(form.get("proof") ?? "");
          change.mutate(
            deed === "confirm"
              ? { action: deed, code: String(form.get("proof")) }
              : { action: deed, password },
          );
        }}
      >
        {deed === "confirm" ? (
          <TextField
            name="proof"
            label="Code that the app shows"
            required
            inputMode="numeric"
            autoComplete="one-time-code"
          />
        ) : account.hasPassword ? (
          <TextField
            name="proof"
            type="password"
            label="Your password"
            required
            autoComplete="current-password"
          />
        ) : null}
        {change.error === null ? null : (
          <ErrorNote title="Nothing was changed" error={change.error} />
        )}
        <Button type="submit" busy={change.isPending}>
          {WORDS[deed]}
        </Button>
      </form>
    </section>
  );
}
