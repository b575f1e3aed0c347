import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { verifyIndexed } from "@/lib/integrity/runs/run-now";
import { mergeSummaries } from "@/lib/integrity/runs/verification-summary";
import { withReader } from "./open";
import type { CommandInput } from "./run";
import { keepTelling } from "./status-line";
import type { VerifyReport } from "./verify-report";

/** Checks everything that is indexed, in a run that is kept; read again at its sources if asked. */
export async function verifyIndex(
  input: CommandInput,
  keysFile: string | undefined,
  signal: AbortSignal,
): Promise<Omit<VerifyReport, "from" | "to">> {
  const text = (name: string) =>
    typeof input.options[name] === "string" ? input.options[name] : undefined;
  const scope = { reread: input.options.reread === true, from: text("from"), to: text("to") };
  let told: string | null = null;
  const line = keepTelling(() => told);
  try {
    const { run, findings } = await withReader(input, (reader) =>
      verifyIndexed(reader, scope, {
        signal,
        pinnedFile: keysFile,
        onProgress: ({ progress: { files, filesDone, secondsLeft } }) => {
          const left = secondsLeft === null ? "" : `, ${formatDuration(secondsLeft)} left`;
          told = `${formatCount(filesDone)} of ${formatCount(files)} files${left}`;
        },
      }),
    );
    const { chains, digests, files, coverage } = run.summary ?? mergeSummaries([]);
    return {
      location: run.location,
      run: run.id,
      keySource: run.keySource,
      keyProblem: run.keyProblem,
      problem: run.state === "cancelled" ? "The run was cancelled." : run.problem,
      isProven: run.isProven === true,
      ...{ chains, digests, files, findings, coverage },
    };
  } finally {
    line.stop();
  }
}
