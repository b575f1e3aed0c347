import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findPort } from "@/bin/launch/port.mjs";
import { sharedFolder } from "@/bin/launch/postgres-place.mjs";
import { projectRoot } from "@/bin/launch/project.mjs";
import type { Status } from "@/lib/api/import-contract";

/** A running Trailglass with an empty data folder of its own. */
export interface App {
  readonly url: string;
  /** Stops it and removes what it wrote. */
  stop(): Promise<void>;
}

const FIRST_PORT = 3900;
/** Tests that run beside each other look for a free port in ranges of their own. */
const PORTS_EACH = 50;
const STARTS_WITHIN_MS = 180_000;

/**
 * Starts Trailglass as `npm start` does, on a free port.
 * @param logs a folder to read
 * @param lane which of the tests that run beside each other asks, from 0
 */
export async function startApp(logs: string | null, lane = 0): Promise<App> {
  const dataDir = mkdtempSync(join(tmpdir(), "trailglass-e2e-"));
  const port = await findPort("127.0.0.1", FIRST_PORT + lane * PORTS_EACH);
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
    removeData(dataDir);
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

/** The data folder, and for root the place outside it where Postgres keeps its files. */
function removeData(dataDir: string): void {
  const pointer = join(dataDir, "postgres-location");
  const place = existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : null;
  if (place !== null && dirname(place) === sharedFolder) rmSync(place, { recursive: true });
  rmSync(dataDir, { recursive: true, force: true });
}
