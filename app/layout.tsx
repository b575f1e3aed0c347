import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { pageAsker, pagePath, toSignIn } from "@/app/page-reader";
import { AppShell } from "@/components/shell/app-shell";
import { isOpenPath } from "@/components/shell/open-path";
import { PersonProvider } from "@/components/shell/person";
import { readPreferences } from "@/components/shell/preference-cookies";
import { PreferencesProvider } from "@/components/shell/preferences";
import { QueryProvider } from "@/components/shell/query-provider";
import { signInConfig } from "@/lib/config";

export const metadata: Metadata = {
  title: { default: "Trailglass", template: "%s · Trailglass" },
  description: "Browse and investigate AWS account activity",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

// Every page shows data of this moment, and the script nonce is new for every answer.
export const dynamic = "force-dynamic";

/**
 * Schemas (zod) would try to write functions out of text, which the policy of every page forbids: the
 * browser would report each try. They read this where they begin, so it stands before all scripts.
 */
const PLAIN_SCHEMAS = "globalThis.__zod_globalConfig={jitless:true}";

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const jar = await cookies();
  const preferences = readPreferences((name) => jar.get(name)?.value);
  const asker = await pageAsker();
  const isOpen = isOpenPath(new URL(await pagePath(), "http://localhost").pathname);
  // Each page asks as well. Here it is asked before anything is sent, so that the answer can lead on.
  if (asker === null && !isOpen) await toSignIn();
  const person = asker && { id: asker.personId, name: asker.name, role: asker.role };
  const theme = preferences.theme === "system" ? undefined : preferences.theme;
  return (
    <html lang="en" data-theme={theme}>
      <head>
        {/* Not in `metadata`: that of a page that is looked up comes later, and browsers have asked
            for /favicon.ico by then. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <script nonce={await scriptNonce()}>{PLAIN_SCHEMAS}</script>
      </head>
      <body>
        <PreferencesProvider initial={preferences}>
          <QueryProvider>
            <PersonProvider person={person}>
              {isOpen ? (
                <main id="main">{children}</main>
              ) : (
                <AppShell notice={insecureNotice()}>{children}</AppShell>
              )}
            </PersonProvider>
          </QueryProvider>
        </PreferencesProvider>
      </body>
    </html>
  );
}

/** The nonce that proxy.ts gave this answer. */
async function scriptNonce(): Promise<string | undefined> {
  const policy = (await headers()).get("content-security-policy") ?? "";
  return /'nonce-([^']+)'/.exec(policy)?.[1];
}

/** Whoever runs it without https on a network has said so, and everybody else is told. */
function insecureNotice() {
  const { ALLOW_INSECURE_HTTP: isAllowed, PUBLIC_URL: url } = signInConfig();
  if (isAllowed !== "1" || !url?.startsWith("http:")) return null;
  return (
    <p role="note" className="border-b border-line bg-surface px-3 py-1 text-bad">
      This connection is not encrypted: passwords and events can be read on the way.
    </p>
  );
}
