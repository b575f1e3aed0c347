import type { Metadata } from "next";
import { SignInSteps } from "@/components/people/sign-in-steps";
import { providerParamsSchema } from "@/lib/api/sign-in-contract";
import { getDatabase } from "@/lib/db/get-database";
import { providerName } from "@/lib/people/provider-settings";
import { isSetUp } from "@/lib/people/set-up";

export const metadata: Metadata = { title: "Sign in" };

/** Seen by everybody: says nothing about who or what is here. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { to, refused } = await searchParams;
  // Anything but a path of this site leads to the first page.
  const asked = providerParamsSchema.safeParse({ to });
  const start = (await isSetUp(getDatabase())) ? "sign-in" : null;
  return (
    <SignInSteps
      start={start}
      to={asked.success ? asked.data.to : "/"}
      isRefused={refused !== undefined}
      provider={start === null ? null : providerName()}
    />
  );
}
