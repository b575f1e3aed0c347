import { setTimeout as sleep } from "node:timers/promises";
import type { Finding, NewVerification, VerificationRunDetail } from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { getRun } from "@/lib/integrity/get-run";
import { listFindings } from "@/lib/integrity/list-findings";
import { cancelRun } from "./cancel-run";
import { claimRun } from "./claim-run";
import { runVerification, type VerifyOptions } from "./run-verification";
import { startRun } from "./start-run";

const LOOK_MS = 500;
const PAGE = 500;

/** A run that has ended, with everything that it found. */
export interface EndedRun {
  readonly run: VerificationRunDetail;
  readonly findings: readonly Finding[];
}

/**
 * Starts a run over what is indexed and works on it in this process, unless a worker was faster. The
 * signal cancels it. Throws what startRun throws, and what the database does.
 * @param onProgress told about twice a second how far the run is
 */
export async function verifyIndexed(
  reader: Reader,
  scope: NewVerification,
  {
    signal,
    pinnedFile,
    onProgress,
  }: VerifyOptions & {
    readonly onProgress?: ((run: VerificationRunDetail) => void) | undefined;
  },
): Promise<EndedRun> {
  const { id } = await startRun(reader, scope, Date.now());
  const cancel = () => {
    // One that has ended meanwhile is past cancelling.
    cancelRun(reader, id).catch(() => {});
  };
  if (signal.aborted) cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const working = work(reader, id, pinnedFile);
    const isOver = working.then(
      () => true,
      () => true,
    );
    while (!(await Promise.race([isOver, sleep(LOOK_MS, false)]))) {
      onProgress?.(await getRun(reader, id));
    }
    await working;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
  return { run: await getRun(reader, id), findings: await allFindings(reader, id) };
}

async function work(reader: Reader, id: number, pinnedFile: string | undefined): Promise<void> {
  const options = { pinnedFile, signal: new AbortController().signal };
  for (;;) {
    const claim = await claimRun(reader.db, id);
    if (claim) await runVerification(reader.db, claim, options);
    const { state } = await getRun(reader, id);
    if (state !== "waiting" && state !== "running") return;
    await sleep(LOOK_MS);
  }
}

async function allFindings(reader: Reader, id: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  let cursor: string | undefined;
  do {
    const page = await listFindings(reader, id, { cursor, limit: PAGE }, Date.now());
    findings.push(...page.findings);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return findings;
}
