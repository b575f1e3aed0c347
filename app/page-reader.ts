import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { pageRoute } from "@/components/shell/page-route";
import type { Reader } from "@/lib/auth/reader";
import { type Asker, readerOf, whoAsks } from "@/lib/auth/who-asks";
import { getDatabase } from "@/lib/db/get-database";
import { AppError } from "@/lib/errors";

/** Written by proxy.ts for every request, whatever the client sent under this name. */
const PATH_HEADER = "x-trailglass-path";

/** Who looks at a page; null for nobody. Asked once for each request. */
export const pageAsker = cache(async (): Promise<Asker | null> => {
  try {
    return await whoAsks(getDatabase(), await headers());
  } catch (error) {
    if (error instanceof AppError && error.kind === "unauthenticated") return null;
    throw error;
  }
});

/**
 * The reader of a page. Whoever is not signed in is led to the sign-in page and then back. Every
 * page begins with it, also one that asks nothing.
 */
export async function pageReader(): Promise<Reader> {
  return readerOf(getDatabase(), (await pageAsker()) ?? (await toSignIn()));
}

/** Leads to the sign-in page, which leads back. */
export async function toSignIn(): Promise<never> {
  redirect(pageRoute(`/sign-in?to=${encodeURIComponent(await pagePath())}`));
}

/** The path and search part of the page that is being made. */
export async function pagePath(): Promise<string> {
  return (await headers()).get(PATH_HEADER) ?? "/";
}
