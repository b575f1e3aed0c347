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
  /** Stops it and removes what it wrote. */
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 180_000;

/**
 * Starts Trailglass as `npm start` does, on a free port.
 * @param logs a folder to read
 * @param start what it finds in its database
 */
export async function startApp(
  logs: string | null,
  { start = "empty" }: { readonly start?: Start } = {},
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
    return { url: await saidUrl(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Asks until the number of events is in the index and, unless `all` is false, no file waits. */
export async function untilIndexed(
  url: string,
  events: number,
  { all = true }: { readonly all?: boolean } = {},
): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/status`);
    const status: Status = await answer.json();
    if (status.events >= events && (!all || status.files.pending === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Adds the sample incident and waits for its 20 000 events. */
export async function loadSample(url: string): Promise<void> {
  await fetch(`${url}/api/imports`, {
    method: "POST",
    headers: { Origin: url, "Content-Type": "application/json" },
    body: JSON.stringify({ kind: "sample" }),
  });
  await untilIndexed(url, 20_000);
}

/** Without a DATABASE_URL of whoever runs the tests: they must not write to it. */
function embeddedOnly(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _theirs, HOST: _host, PORT: _port, ...env } = process.env;
  return env;
}

/** The address that the launcher prints when it is ready. */
function saidUrl(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill("SIGTERM"), STARTS_WITHIN_MS);
    const onText = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /runs at (http:\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
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
