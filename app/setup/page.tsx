import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SignInSteps } from "@/components/people/sign-in-steps";
import { getDatabase } from "@/lib/db/get-database";
import { isSetUp } from "@/lib/people/set-up";

export const metadata: Metadata = { title: "Set up" };

/** The first person comes with the link that the start printed; from then on the page is gone. */
export default async function SetUpPage() {
  if (await isSetUp(getDatabase())) notFound();
  return <SignInSteps start={null} to="/" isRefused={false} provider={null} />;
}
