"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import type { SignInAnswer } from "@/lib/api/sign-in-contract";
import { acceptInvitation, openLink, setUp, signIn } from "@/lib/api/sign-in-queries";
import { SignInFields, type SignInStep } from "./sign-in-fields";
import { SignInFrame } from "./sign-in-frame";

const TITLES: Readonly<Record<SignInStep, string>> = {
  "sign-in": "Sign in",
  code: "Sign in: second factor",
  "set-up": "Set up Trailglass",
  invitation: "Accept the invitation",
};
const DEEDS: Readonly<Record<SignInStep, string>> = {
  "sign-in": "Sign in",
  code: "Sign in",
  "set-up": "Set up",
  invitation: "Keep the password and sign in",
};

/**
 * Proves who one is, step by step. A one-time link carries its token behind the #, which no server
 * and no log sees; it is taken out of the address at once.
 */
export function SignInSteps({
  start,
  to,
  isRefused,
  provider,
}: {
  /** What is asked when there is no link; null: nothing can be done without one. */
  readonly start: SignInStep | null;
  /** A path of this site. */
  readonly to: string;
  /** The provider vouched for nobody who may come in. */
  readonly isRefused: boolean;
  readonly provider: string | null;
}) {
  const token = useRef("");
  const [step, setStep] = useState(start);
  const onAnswer = ({ next }: SignInAnswer) => {
    // The whole page is loaded anew: what it shows depends on who looks.
    if (next === "in") window.location.replace(pageRoute(to));
    else setStep(next);
  };
  const link = useMutation({ mutationFn: openLink, onSuccess: onAnswer });
  const send = useMutation({
    mutationFn: (form: FormData) => proceed(step ?? "sign-in", token.current, form),
    onSuccess: onAnswer,
  });
  const { mutate } = link;
  useEffect(() => {
    const given = /^#token=([\w-]+)$/.exec(window.location.hash)?.[1];
    if (given === undefined || token.current === given) return;
    token.current = given;
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    mutate(given);
  }, [mutate]);

  if (link.isPending || send.data?.next === "in" || link.data?.next === "in") {
    return (
      <SignInFrame title="Signing in">
        <p role="status">One moment…</p>
      </SignInFrame>
    );
  }
  const isLost = step === null;
  return (
    <SignInFrame title={isLost ? TITLES["set-up"] : TITLES[step]}>
      {link.error === null ? null : <ErrorNote title="The link did not work" error={link.error} />}
      {isRefused ? (
        <p role="alert" className="text-bad">
          The identity provider did not let you in here. Ask for an invitation under your verified
          e-mail.
        </p>
      ) : null}
      {isLost ? (
        <p>
          Open the link that Trailglass printed when it was started. It works once; the next start
          prints another.
        </p>
      ) : (
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!send.isPending) send.mutate(new FormData(event.currentTarget));
          }}
        >
          <SignInFields step={step} />
          {send.error === null ? null : <ErrorNote title="Not done" error={send.error} />}
          <Button type="submit" look="primary" className="w-full" busy={send.isPending}>
            {DEEDS[step]}
          </Button>
        </form>
      )}
      {step === "sign-in" && provider !== null ? (
        <a
          className="block text-center underline"
          href={`/api/provider?to=${encodeURIComponent(to)}`}
        >
          Sign in with {provider}
        </a>
      ) : null}
      {step === "sign-in" ? (
        <p className="text-xs text-muted">
          On the machine that runs Trailglass, npm start prints a link that signs in. Elsewhere
          somebody who manages people can invite you, or give you a new link.
        </p>
      ) : null}
    </SignInFrame>
  );
}

async function proceed(step: SignInStep, token: string, form: FormData): Promise<SignInAnswer> {
  const text = (name: string) => String(form.get(name) ?? "");
  const [email, password] = [text("email"), text("password")];
  if (step === "set-up") return await setUp({ token, name: text("name"), email, password });
  if (step === "invitation") return await acceptInvitation({ token, password });
  return await signIn({ email, password, code: step === "code" ? text("code") : null });
}
