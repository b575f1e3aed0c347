import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { kill } from "./kill-process";

const QUESTIONS = ["/api/events?limit=50", "/api/events/facets", "/api/events/histogram"];

/** A built web server that is asked without pause, as analysts would while files come in. */
export class AskedWeb {
  /** Questions answered with 200. */
  answers = 0;
  private child: ChildProcess;
  private isEnded = false;
  private readonly asking: Promise<void>;

  constructor(
    private readonly databaseUrl: string,
    private readonly port: number,
  ) {
    this.child = this.start();
    this.asking = this.ask();
  }

  async killAndStart(): Promise<void> {
    await kill(this.child);
    this.child = this.start();
  }

  async end(): Promise<void> {
    this.isEnded = true;
    await this.asking;
    await kill(this.child);
  }

  private start(): ChildProcess {
    const next = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p"];
    return spawn(process.execPath, [...next, String(this.port)], {
      env: { ...process.env, NODE_ENV: "production", DATABASE_URL: this.databaseUrl },
      stdio: "ignore",
    });
  }

  private async ask(): Promise<void> {
    for (let turn = 0; !this.isEnded; turn++) {
      const path = QUESTIONS[turn % QUESTIONS.length] ?? "";
      const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
        signal: AbortSignal.timeout(5_000),
      }).catch(() => null);
      if (answer?.ok) this.answers += 1;
      await answer?.arrayBuffer().catch(() => null);
      await sleep(100);
    }
  }
}
