import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "@/bin/launch/project.mjs";
import type { NewSource } from "@/lib/api/import-contract";
import { openReader } from "@/lib/auth/reader";
import { rulesFolder } from "@/lib/config";
import { readRuleTexts } from "@/lib/detections/rules/rule-texts";
import { syncRules } from "@/lib/detections/rules/sync-rules";
import { addSource } from "@/lib/imports/add-source";
import { getStatus } from "@/lib/imports/get-status";
import { threadParser } from "@/lib/ingest/parse/parse-pool";
import { PARSER_LIMITS } from "@/lib/ingest/parse/thread-options";
import { runWorker } from "@/lib/ingest/run-worker";
import { BUCKET_OPTIONS, bucketOptions } from "./bucket-options";
import { dataDirOf, withReader } from "./open";
import { reportProgress } from "./progress";
import { type Command, type CommandInput, FOUND, NOT_FOUND } from "./run";
import { statusText } from "./status-text";

export const ingest: Command = {
  options: {
    once: { type: "boolean" },
    json: { type: "boolean" },
    ...BUCKET_OPTIONS,
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
      const folder = rulesFolder();
      // The folder of a worker beside it is none of the command line's business unless it is named.
      const { problems } = await syncRules(owner, {
        own: join(projectRoot, "rules"),
        ...(folder !== undefined && { folder }),
      });
      for (const problem of problems) progress.say(problem);
      parser.setRules(await readRuleTexts(owner));
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

function sourceOf(input: CommandInput): NewSource {
  const [place = ""] = input.words;
  if (!place.startsWith("s3://")) return { kind: "folder", path: resolve(place) };
  return { kind: "s3", url: place, ...bucketOptions(input) };
}
