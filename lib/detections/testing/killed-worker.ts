import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openReader } from "@/lib/auth/reader";
import { openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { buildWorker } from "@/lib/ingest/testing/build-worker";
import { kill } from "@/lib/ingest/testing/kill-process";

/** The whole worker as a process of its own over an empty database, to be killed and started again. */
export async function openKilledWorker(environment: Readonly<Record<string, string>>) {
  const { url, drop } = await createTestDatabase();
  const db = openDatabase(url, { searchTimeoutMs: 30_000 });
  const root = mkdtempSync(join(tmpdir(), "trailglass-sending-"));
  const logs = join(root, "logs");
  mkdirSync(logs);
  await db.owner.logSource.create({ data: { kind: "folder", location: logs } });
  const { script, remove } = await buildWorker();
  let child: ChildProcess | undefined;
  let said = "";
  return {
    db,
    reader: openReader(db),
    /** Writes a log file, and has the folder listed again. */
    async deliver(name: string, records: readonly unknown[]): Promise<void> {
      const path = join(logs, name);
      writeFileSync(path, gzipSync(JSON.stringify({ Records: records })));
      // Old enough that the folder takes it for whole.
      const time = new Date(Date.now() - 60_000);
      utimesSync(path, time, time);
      await db.owner.logSource.updateMany({ data: { rescan: true } });
    },
    start(): void {
      child = spawn(process.execPath, [script], {
        env: {
          ...process.env,
          ...environment,
          DATABASE_URL: url,
          TRAILGLASS_LOGS: logs,
          TRAILGLASS_DATA: join(root, "data"),
          PARSE_THREADS: "1",
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const append = (text: Buffer) => {
        said = (said + text).slice(-4_000);
      };
      child.stdout?.on("data", append);
      child.stderr?.on("data", append);
    },
    /** At once, whatever it is about. */
    strike: () => void child?.kill("SIGKILL"),
    /** Resolves when it is gone; what it held is then as if its lease had run out. */
    async killed(): Promise<void> {
      await kill(child);
      await db.owner.$executeRaw`
        update alert_delivery set lease_until = now() - interval '1 second'
        where state = 'sending'`;
    },
    /** What waits for another attempt may have it now. */
    async hurry(): Promise<void> {
      await db.owner.$executeRaw`
        update alert_delivery set not_before = now() where state = 'waiting'`;
    },
    said: () => said,
    async close(): Promise<void> {
      await kill(child);
      await db.close();
      await drop();
      remove();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
