import { TextField } from "@/components/ui/text-field";
import type { SignInAnswer } from "@/lib/api/sign-in-contract";

/** What is asked; nothing more when somebody is in. */
export type SignInStep = Exclude<SignInAnswer["next"], "in">;

/** What a step of signing in asks. E-mail and password stay as they were typed when a code follows. */
export function SignInFields({ step }: { readonly step: SignInStep }) {
  const isNew = step === "set-up" || step === "invitation";
  return (
    <>
      {step === "set-up" ? (
        <TextField name="name" label="Your name" required maxLength={120} autoComplete="name" />
      ) : null}
      {step === "invitation" ? null : (
        <div hidden={step === "code"}>
          <TextField
            name="email"
            type="email"
            label="E-mail"
            required
            maxLength={254}
            autoComplete="username"
          />
        </div>
      )}
      <div hidden={step === "code"}>
        <TextField
          name="password"
          type="password"
          label={isNew ? "Password of your own" : "Password"}
          required
          minLength={isNew ? 12 : undefined}
          maxLength={200}
          autoComplete={isNew ? "new-password" : "current-password"}
          hint={isNew ? "At least 12 characters; a sentence is easy to keep." : undefined}
        />
      </div>
      {step === "code" ? (
        <TextField
          name="code"
          label="Code of your app, or a backup code"
          required
          maxLength={40}
          autoComplete="one-time-code"
          autoFocus
        />
      ) : null}
    </>
  );
}
