import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import type { NewSource } from "@/lib/api/import-contract";
import { openReader } from "@/lib/auth/reader";
import { addSource } from "@/lib/imports/add-source";
import { getStatus } from "@/lib/imports/get-status";
import { threadParser } from "@/lib/ingest/parse/parse-pool";
import { PARSER_LIMITS } from "@/lib/ingest/parse/thread-options";
import { runWorker } from "@/lib/ingest/run-worker";
import { dataDirOf, withReader } from "./open";
import { reportProgress } from "./progress";
import { type Command, type CommandInput, FOUND, NOT_FOUND } from "./run";
import { statusText } from "./status-text";

export const ingest: Command = {
  options: {
    once: { type: "boolean" },
    json: { type: "boolean" },
    region: { type: "string" },
    profile: { type: "string" },
    "role-arn": { type: "string" },
    "external-id": { type: "string" },
    endpoint: { type: "string" },
    "path-style": { type: "boolean" },
  },
  words: [1, 1],
  async run(input) {
    const sampleDir = resolve(dataDirOf(input), "sample");
    return withReader(input, async (reader) => {
      const { owner } = reader.db;
      const { id } = await addSource(owner, sourceOf(input), { continuous: false, sampleDir });
      const stopped = new AbortController();
      process.once("SIGINT", () => stopped.abort());
      process.once("SIGTERM", () => stopped.abort());
      const parser = threadParser(
        () =>
          new Worker(new URL("./parse-thread.js", import.meta.url), {
            resourceLimits: PARSER_LIMITS,
          }),
        Math.min(4, availableParallelism()),
      );
      const progress = reportProgress(reader, id);
      await runWorker({
        db: reader.db,
        parser,
        signal: stopped.signal,
        lanes: 2,
        listEveryMs: 15_000,
        onceSourceId: id,
        onTrouble: (problem) =>
          progress.say(problem instanceof Error ? problem.message : String(problem)),
      });
      progress.stop();
      await parser.close();
      const source = await owner.logSource.findUniqueOrThrow({ where: { id } });
      const status = await getStatus(openReader(reader.db));
      process.stdout.write(input.options.json ? `${JSON.stringify(status)}\n` : statusText(status));
      if (source.problem !== null) process.stderr.write(`trailglass: ${source.problem}\n`);
      return stopped.signal.aborted || source.problem !== null ? NOT_FOUND : FOUND;
    });
  },
};

function sourceOf({ words: [place = ""], options }: CommandInput): NewSource {
  if (!place.startsWith("s3://")) return { kind: "folder", path: resolve(place) };
  const text = (name: string) => (typeof options[name] === "string" ? options[name] : undefined);
  return {
    kind: "s3",
    url: place,
    region: text("region"),
    profile: text("profile"),
    roleArn: text("role-arn"),
    externalId: text("external-id"),
    endpoint: text("endpoint"),
    pathStyle: options["path-style"] === true ? true : undefined,
  };
}
