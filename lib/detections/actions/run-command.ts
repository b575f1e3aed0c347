import { spawn } from "node:child_process";
import { isAbsolute } from "node:path";
import type { Told } from "./told";

/** Shorter than the lease of a message. */
const MOST_MS = 30_000;
const MOST_SAID = 2_048;
/** sysexits.h: the caller may try again later. */
const EX_TEMPFAIL = 75;

/**
 * Runs a program with a message on its standard input, without a shell, without arguments and with
 * nothing of our environment: a plain PATH and the message's key. Exit 0: taken; 75 (EX_TEMPFAIL), a
 * signal or no end in time: tried again; anything else is final. Resolves in every case.
 * @param program absolute path, from the environment of the installation alone
 */
export function runCommand(
  program: string,
  { body, key }: { readonly body: string; readonly key: string },
  timeoutMs = MOST_MS,
): Promise<Told> {
  if (!isAbsolute(program)) {
    const said = "The variable does not hold the absolute path of a program.";
    return Promise.resolve({ state: "refused", said, retryAfterMs: null });
  }
  return new Promise((tell) => {
    const env: NodeJS.ProcessEnv = {
      NODE_ENV: "production",
      PATH: "/usr/local/bin:/usr/bin:/bin",
      TRAILGLASS_KEY: key,
    };
    const child = spawn(program, [], {
      env,
      cwd: "/",
      stdio: ["pipe", "ignore", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    let words = "";
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (part: string) => {
      words = (words + part).slice(0, MOST_SAID);
    });
    // A program that does not read its input is no fault of ours or its.
    child.stdin.on("error", () => {});
    child.on("error", (error: NodeJS.ErrnoException) =>
      tell({ state: "refused", said: `${error.code ?? error.message}`, retryAfterMs: null }),
    );
    child.on("close", (code, signal) => tell(judge(code, signal, words)));
    child.stdin.end(body);
  });
}

function judge(code: number | null, signal: NodeJS.Signals | null, words: string): Told {
  const ended = code === null ? `ended by ${signal ?? "nobody"}` : `exit ${code}`;
  const said = words.trim() === "" ? ended : `${ended}: ${words.trim()}`;
  if (code === 0) return { state: "sent", said, retryAfterMs: null };
  const isPassing = code === null || code === EX_TEMPFAIL;
  return { state: isPassing ? "failed" : "refused", said, retryAfterMs: null };
}
