import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/bin/launch/project.mjs";
import type { Status } from "@/lib/api/import-contract";
import { findFreePorts } from "@/lib/testing/free-ports";
import { makeTestFolder } from "@/lib/testing/test-folder";
import { copyTemplate, type Start } from "./app-template";

/** A running Trailglass with an empty data folder of its own. */
export interface App {
  readonly url: string;
  /** The one-time link that it printed, for a test of signing in; whoever else was signed in by it. */
  readonly link: string;
  /** The cookie of the first person, an admin of all accounts, as a `Cookie` header. */
  readonly cookie: string;
  /** Asks a route as that person; a body makes it a POST. */
  ask(path: string, body?: unknown): Promise<Response>;
  /** Stops it and removes what it wrote. */
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 180_000;

/**
 * Starts Trailglass as `npm start` does, on a free port.
 * @param logs a folder to read
 * @param start what it finds in its database
 * @param usesLink false leaves the link for the test, and nobody is signed in
 */
export async function startApp(
  logs: string | null,
  {
    start = "empty",
    usesLink = true,
  }: { readonly start?: Start; readonly usesLink?: boolean } = {},
): Promise<App> {
  const { dataDir, root, remove } = makeDataFolder();
  await copyTemplate(start, root);
  const port = await findFreePorts(1);
  const child = spawn(
    process.execPath,
    [
      join(projectRoot, "bin/start.mjs"),
      ...["--data", dataDir, "--port", String(port)],
      ...(logs === null ? [] : ["--logs", logs]),
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: embeddedOnly() },
  );
  const stop = async () => {
    if (child.exitCode === null && child.kill("SIGTERM")) await once(child, "exit");
    remove();
  };
  try {
    const { url, link } = await saidUrl(child);
    if (usesLink) return { ...(await appOfLink(link)), link, stop };
    const cookie = "";
    return { url, link, cookie, ask: (path, body) => ask({ url, cookie }, path, body), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Asks until the number of events is in the index and, unless `all` is false, no file waits. */
export async function untilIndexed(
  app: Pick<App, "ask">,
  events: number,
  { all = true }: { readonly all?: boolean } = {},
): Promise<void> {
  for (;;) {
    const answer = await app.ask("/api/status");
    const status: Status = await answer.json();
    if (status.events >= events && (!all || status.files.pending === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Adds the sample incident and waits for its 20 000 events. */
export async function loadSample(app: Pick<App, "ask">): Promise<void> {
  await app.ask("/api/imports", { kind: "sample" });
  await untilIndexed(app, 20_000);
}

function ask({ url, cookie }: Pick<App, "url" | "cookie">, path: string, body: unknown) {
  return fetch(url + path, {
    headers: { Cookie: cookie, Origin: url, "Content-Type": "application/json" },
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  });
}

/** A Trailglass that runs, as the one is asked who has its link. */
export async function appOfLink(link: string): Promise<Pick<App, "url" | "cookie" | "ask">> {
  const url = new URL(link).origin;
  const cookie = await openLink(url, link);
  return { url, cookie, ask: (path, body) => ask({ url, cookie }, path, body) };
}

/** What a browser has that is signed in; nothing when the link was left for the test. */
export function signedIn({ url, cookie }: Pick<App, "url" | "cookie">) {
  const [name = "", value = ""] = cookie.split("=");
  const { hostname: domain } = new URL(url);
  const rest = { domain, path: "/", expires: -1, httpOnly: true, secure: false };
  const cookies = cookie === "" ? [] : [{ name, value, ...rest, sameSite: "Lax" as const }];
  return { cookies, origins: [] };
}

/** Presses the link as the sign-in page does. Answers the cookie as a browser would send it. */
async function openLink(url: string, link: string): Promise<string> {
  const token = new URL(link).hash.replace("#token=", "");
  const answer = await ask({ url, cookie: "" }, "/api/sign-in/link", { token });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error(`The link did not sign in: ${await answer.text()}`);
  return cookie;
}

/** Without a DATABASE_URL of whoever runs the tests: they must not write to it. */
function embeddedOnly(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _theirs, HOST: _host, PORT: _port, ...env } = process.env;
  return env;
}

/** The address and the link that the launcher prints when it is ready. */
function saidUrl(child: ChildProcess): Promise<Pick<App, "url" | "link">> {
  let said = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill("SIGTERM"), STARTS_WITHIN_MS);
    const onText = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /runs at (http:\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve({ url, link: /^http:\S+#token=\S+$/m.exec(said)?.[0] ?? "" });
    };
    child.stdout?.on("data", onText);
    child.stderr?.on("data", onText);
    child.once("exit", () => {
      clearTimeout(timer);
      reject(new Error(`Trailglass did not start:\n${said}`));
    });
  });
}

/**
 * A data folder, closed as the launcher wants it, and where its Postgres keeps its files: for root
 * that is a folder outside, which the account that Postgres runs under may enter.
 */
function makeDataFolder() {
  const dataDir = makeTestFolder("trailglass-e2e-");
  chmodSync(dataDir, 0o700);
  const isRoot = process.getuid?.() === 0;
  const root = isRoot ? makeTestFolder("trailglass-e2e-postgres-") : join(dataDir, "postgres");
  if (isRoot) writeFileSync(join(dataDir, "postgres-location"), `${root}\n`);
  else mkdirSync(root, { mode: 0o700 });
  const remove = () => {
    for (const folder of [root, dataDir]) rmSync(folder, { recursive: true, force: true });
  };
  return { dataDir, root, remove };
}
