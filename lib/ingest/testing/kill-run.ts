import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "@/bin/launch/migrate.mjs";
import { startPostgres } from "@/bin/launch/postgres.mjs";
import { openDatabase } from "@/lib/db/database";
import { databaseUrlFor } from "@/lib/db/testing/database-url";
import { AskedWeb } from "./asked-web";
import { brokenSums, describeIndex, type IndexDescription } from "./describe-index";
import { kill } from "./kill-process";
import { seeded, variedFiles } from "./varied-files";

export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  readonly fileCount: number;
  /** The bundled worker, dist/worker.js or one built like it. */
  readonly workerScript: string;
  /** Share of the kills that hit Postgres, 0 to 1; the others hit a worker or the web server. */
  readonly postgresShare?: number;
  /** A webhook and a mail server on this machine that alerts are sent to. */
  readonly receivers?: { readonly webhookUrl: string; readonly mailUrl: string };
  /** Port for a web server (built before) that runs beside the workers and is killed too. */
  readonly webPort?: number;
  readonly onKill?: (victim: string, number: number) => void;
}

export interface KillReport {
  readonly expected: IndexDescription;
  readonly found: IndexDescription;
  readonly brokenSums: readonly string[];
  /** Files set aside because their workers died. */
  readonly blamed: number;
  /** What was killed how often. */
  readonly victims: Readonly<Record<string, number>>;
  readonly events: number;
  /** Messages about alerts, with receivers: what was to be sent, and what became of it. */
  readonly deliveries: readonly { readonly key: string; readonly state: string }[];
  readonly seconds: number;
  readonly workerLog: string;
}

const WORKERS = 2;
const FINISH_MS = 180_000;

/**
 * Ingests the same files twice on a durable Postgres of its own: once in peace, and once while
 * workers and Postgres are killed at random moments and started again.
 */
export async function killRun(options: KillOptions): Promise<KillReport> {
  const startedMs = Date.now();
  const root = mkdtempSync(join(tmpdir(), "trailglass-kill-"));
  chmodSync(root, 0o711);
  const stage = new Stage(root, options);
  try {
    const files = [...variedFiles(options.seed, options.fileCount, 160)];
    await stage.startDatabase("peace");
    stage.deliver("peace", files);
    stage.startWorkers("peace", 1);
    await stage.finish("peace", files.length);
    const expected = await stage.describe("peace");
    await stage.stopWorkers();

    await stage.startDatabase("war");
    const victims = await fight(stage, files, options);
    await stage.finish("war", files.length);
    const deliveries = options.receivers ? await stage.untilSent("war") : [];
    const found = await stage.describe("war");
    const facts = await stage.judge("war");
    await stage.stopWorkers();
    const seconds = (Date.now() - startedMs) / 1000;
    return { expected, found, victims, seconds, deliveries, ...facts, workerLog: stage.log() };
  } finally {
    await stage.end();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Some files for every kill, so that there is work whenever something dies. */
async function fight(
  stage: Stage,
  files: readonly (readonly [string, Buffer])[],
  { kills, seed, postgresShare = 0.3, webPort, onKill }: KillOptions,
): Promise<Record<string, number>> {
  const random = seeded(seed);
  const victims: Record<string, number> = { worker: 0, postgres: 0, web: 0 };
  stage.startWorkers("war", WORKERS);
  const web = webPort === undefined ? null : new AskedWeb(stage.url("war"), webPort);
  for (let number = 0; number < kills; number++) {
    const share = Math.ceil(files.length / kills);
    stage.deliver("war", files.slice(number * share, (number + 1) * share));
    await sleep(200 + random() * 1_800);
    const fate = random();
    const other = web && fate > 0.85 ? "web" : "worker";
    const victim = fate < postgresShare ? "postgres" : other;
    victims[victim] = (victims[victim] ?? 0) + 1;
    onKill?.(victim, number + 1);
    if (victim === "worker") await stage.killWorker("war", Math.floor(random() * WORKERS));
    else if (victim === "postgres") await stage.killPostgres();
    else await web?.killAndStart();
  }
  await web?.end();
  return { ...victims, ...(web && { answers: web.answers }) };
}

/** A private Postgres, its databases, the folders they read, and the workers. */
class Stage {
  private postgres: Awaited<ReturnType<typeof startPostgres>> | null = null;
  private readonly workers: ChildProcess[] = [];
  private readonly logFile: string;

  constructor(
    private readonly root: string,
    private readonly options: KillOptions,
  ) {
    this.logFile = join(root, "worker.log");
    mkdirSync(join(root, "data"), { mode: 0o711 });
  }

  async startDatabase(name: string): Promise<void> {
    this.postgres ??= await startPostgres({ dataDir: join(this.root, "data"), durable: true });
    const server = openDatabase(this.postgres.url, { searchTimeoutMs: 10_000 });
    await server.owner.$executeRawUnsafe(`create database ${name}`);
    await server.close();
    await migrate(this.url(name));
    const location = join(this.root, name);
    mkdirSync(location);
    // A worker adds the folder it is told of, but may be killed before it could.
    const db = openDatabase(this.url(name), { searchTimeoutMs: 10_000 });
    await db.owner.logSource.create({ data: { kind: "folder", location } });
    const { receivers } = this.options;
    if (receivers && name === "war") {
      const more = { leastLevel: "informational", changedBy: "test" };
      await db.owner.alertAction.createMany({
        data: [
          { name: "hook", kind: "webhook", settings: { url: receivers.webhookUrl }, ...more },
          { name: "mail", kind: "email", settings: { to: ["soc@example.com"] }, ...more },
        ],
      });
    }
    await db.close();
  }

  deliver(name: string, files: readonly (readonly [string, Buffer])[]): void {
    // Old enough that the folder takes none for a file that is still being written.
    const time = new Date(Date.now() - 60_000);
    for (const [key, bytes] of files) {
      const path = join(this.root, name, key);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      utimesSync(path, time, time);
    }
  }

  startWorkers(name: string, count: number): void {
    for (let at = 0; at < count; at++) this.workers[at] = this.startWorker(name);
  }

  async killWorker(name: string, at: number): Promise<void> {
    await kill(this.workers[at]);
    this.workers[at] = this.startWorker(name);
  }

  /** The whole server dies at once and recovers from its log at the next start. */
  async killPostgres(): Promise<void> {
    const file = join(this.root, "data", "postgres", "cluster", "data", "postmaster.pid");
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
    while (this.postgres?.isRunning()) await sleep(20);
    this.postgres = await startPostgres({ dataDir: join(this.root, "data"), durable: true });
  }

  async finish(name: string, fileCount: number): Promise<void> {
    const db = openDatabase(this.url(name), { searchTimeoutMs: 10_000 });
    const untilMs = Date.now() + FINISH_MS;
    for (;;) {
      // A listing is due at the start of a worker; the last files may have come after it.
      await db.owner.logSource.updateMany({ data: { rescan: true } });
      const files = await db.owner.logFile.groupBy({ by: ["state"], _count: true });
      const ended = files.filter(({ state }) => state !== "pending" && state !== "leased");
      if (ended.reduce((sum, { _count }) => sum + _count, 0) >= fileCount) break;
      if (Date.now() > untilMs)
        throw new Error(`Not finished in time: ${JSON.stringify(files)}\n${this.log()}`);
      await sleep(300);
    }
    await db.close();
  }

  /** Waits until every hit has been looked at and every message has been sent. */
  async untilSent(name: string): Promise<KillReport["deliveries"]> {
    const db = openDatabase(this.url(name), { searchTimeoutMs: 10_000 });
    const untilMs = Date.now() + FINISH_MS;
    for (;;) {
      const [open] = await db.owner.$queryRaw<{ count: number }[]>`
        select (select count(*) from alert_delivery where state in ('waiting', 'sending'))::int4
          + (select count(*) from changed_day)::int4
          + (select count(*) from rule_hit where id > coalesce(
              (select hit_id from detector_state where name = 'hits'), 0))::int4 as count`;
      if (open?.count === 0) break;
      if (Date.now() > untilMs) throw new Error(`Not all sent in time\n${this.log()}`);
      await sleep(300);
    }
    const rows = await db.owner.alertDelivery.findMany();
    await db.close();
    return rows.map(({ idempotencyKey, state }) => ({ key: idempotencyKey, state }));
  }

  async describe(name: string): Promise<IndexDescription> {
    const db = openDatabase(this.url(name), { searchTimeoutMs: 10_000 });
    const description = await describeIndex(db.owner);
    await db.close();
    return description;
  }

  async judge(name: string) {
    const db = openDatabase(this.url(name), { searchTimeoutMs: 10_000 });
    const facts = {
      brokenSums: await brokenSums(db.owner),
      blamed: await db.owner.logFile.count({ where: { reason: "crashes-worker" } }),
      events: await db.owner.event.count(),
    };
    await db.close();
    return facts;
  }

  log(): string {
    try {
      return readFileSync(this.logFile, "utf8").slice(-4_000);
    } catch {
      return "";
    }
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map(kill));
  }

  async end(): Promise<void> {
    await this.stopWorkers();
    await this.postgres?.stop({ now: true });
  }

  url(name: string): string {
    return databaseUrlFor(this.postgres?.url ?? "", name);
  }

  private startWorker(name: string): ChildProcess {
    const { workerScript, receivers } = this.options;
    const child = spawn(process.execPath, [workerScript], {
      env: {
        ...process.env,
        DATABASE_URL: this.url(name),
        TRAILGLASS_LOGS: join(this.root, name),
        TRAILGLASS_DATA: join(this.root, "data"),
        PARSE_THREADS: "1",
        ...(receivers && {
          TRAILGLASS_WEBHOOK_HOSTS: "127.0.0.1",
          TRAILGLASS_SMTP_URL: receivers.mailUrl,
          TRAILGLASS_MAIL_FROM: "trailglass@example.com",
        }),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const append = (text: Buffer) => writeFileSync(this.logFile, text, { flag: "a" });
    child.stdout?.on("data", append);
    child.stderr?.on("data", append);
    return child;
  }
}
