import { resolve } from "node:path";
import { readRange } from "@/lib/events/to-question";
import { toIsoTime } from "@/lib/format/time";
import { BUCKET_OPTIONS, bucketOptions } from "./bucket-options";
import { type Command, type CommandInput, FOUND, NOT_FOUND } from "./run";
import { verifyIndex } from "./verify-index";
import { verifyLocation } from "./verify-location";
import type { VerifyReport } from "./verify-report";
import { placeLines, reportText } from "./verify-text";
import { write } from "./write";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * `verify DIR|s3://…`: a copy or bucket as it is now. `verify`: everything that is indexed. Fine only
 * when there is something to prove by, and all of the range is proven.
 */
export const verify: Command = {
  options: {
    from: { type: "string" },
    to: { type: "string" },
    keys: { type: "string" },
    reread: { type: "boolean" },
    json: { type: "boolean" },
    ...BUCKET_OPTIONS,
  },
  words: [0, 1],
  async run(input) {
    const stopped = new AbortController();
    const stop = () => stopped.abort();
    for (const name of SIGNALS) process.once(name, stop);
    try {
      const report = await verifyScope(input, stopped.signal);
      await write(input.options.json ? `${JSON.stringify(report)}\n` : reportText(report));
      return report.isProven ? FOUND : NOT_FOUND;
    } catch (error) {
      if (!stopped.signal.aborted) throw error;
      process.stderr.write("trailglass: the verification was cancelled\n");
      return NOT_FOUND;
    } finally {
      for (const name of SIGNALS) process.off(name, stop);
    }
  },
};

async function verifyScope(input: CommandInput, signal: AbortSignal): Promise<VerifyReport> {
  const { words, options } = input;
  const text = (name: string) => (typeof options[name] === "string" ? options[name] : undefined);
  const { fromMs, toMs } = readRange(text("from"), text("to"), Date.now());
  const from = fromMs === null ? null : toIsoTime(fromMs);
  const to = toMs === null ? null : toIsoTime(toMs);
  const keys = text("keys");
  const keysFile = keys === undefined ? undefined : resolve(keys);
  const [location] = words;
  if (location === undefined) return { from, to, ...(await verifyIndex(input, keysFile, signal)) };
  const report = await verifyLocation(
    location,
    bucketOptions(input),
    { fromMs, toMs, keysFile },
    async (result) => {
      if (!options.json) await write(placeLines(result));
    },
    signal,
  );
  return { from, to, ...report };
}
