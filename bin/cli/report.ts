import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { link, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { projectRoot } from "@/bin/launch/project.mjs";
import type { Reader } from "@/lib/auth/reader";
import { writeBundle } from "@/lib/bundle/write-bundle";
import { newestSequence } from "@/lib/db/search/event-filter";
import type { Document } from "@/lib/document/document";
import { toVisible } from "@/lib/format/visible";
import { documentForms } from "@/lib/pdf/document-forms";
import { makeDocument } from "@/lib/reports/make-document";
import { findPack } from "@/lib/reports/pack/find-pack";
import { loadPacks } from "@/lib/reports/pack/load-packs";
import { readReportPeriod } from "@/lib/reports/read-report-period";
import type { ReportRequest } from "@/lib/reports/report-request";
import { packFolders } from "@/lib/reports/runs/pack-folders";
import { scopeReader } from "@/lib/reports/scope-reader";
import { openSigningKey } from "@/lib/signing/open-signing-key";
import { dataDirOf, withReader } from "./open";
import { verifyBundle } from "./report-verify";
import { type Command, type CommandInput, FOUND, NOT_FOUND, UsageError } from "./run";
import { write } from "./write";

/** What is there is not written over. */
const NEW = { flag: "wx" } as const;
const NEWLY = { flags: "wx" } as const;

/**
 * `report PACK`: evidence for the controls of a pack, as a folder with a bundle; `report list`: the
 * packs; `report key`: what signs bundles; `report verify`: checks a bundle.
 */
export const report: Command = {
  options: {
    ...{ from: { type: "string" }, to: { type: "string" }, tz: { type: "string" } },
    ...{ account: { type: "string" }, out: { type: "string" }, classification: { type: "string" } },
    ...{
      principal: { type: "string" },
      query: { type: "string" },
      "with-logs": { type: "boolean" },
    },
    ...{ key: { type: "string" }, logs: { type: "string" } },
  },
  words: [1, 2],
  async run(input) {
    const [first = "", second] = input.words;
    if (first === "verify") {
      if (second === undefined) throw new UsageError("Say which bundle.");
      return verifyBundle(second, { key: textOf(input, "key"), logs: textOf(input, "logs") });
    }
    if (second !== undefined) throw new UsageError(`"${second}" is one word too many.`);
    if (first === "key") {
      process.env.TRAILGLASS_DATA = dataDirOf(input);
      const { fingerprint } = await withReader(input, ({ db }) => openSigningKey(db));
      await write(`${fingerprint}\n`);
      return FOUND;
    }
    const shelf = await loadPacks(packFolders(projectRoot));
    for (const problem of shelf.problems) process.stderr.write(`${toVisible(problem)}\n`);
    if (first === "list") {
      await write(shelf.packs.map(({ id, title }) => `${id.padEnd(24)}  ${title}\n`).join(""));
      return shelf.problems.length === 0 ? FOUND : NOT_FOUND;
    }
    const pack = findPack(shelf, first);
    const out = textOf(input, "out");
    if (out === undefined) throw new UsageError("Say where to: --out DIR.");
    // The key that signs is sealed with the secret that lies there.
    process.env.TRAILGLASS_DATA = dataDirOf(input);
    await withReader(input, async (reader) => {
      const { request, document } = await make(reader, input, pack);
      await writeReport(reader, {
        request,
        document,
        out,
        withLogs: input.options["with-logs"] === true,
      });
    });
    return FOUND;
  },
};

interface MadeReport {
  readonly request: ReportRequest;
  readonly document: Document;
  readonly out: string;
  readonly withLogs: boolean;
}

async function writeReport(
  reader: Reader,
  { request, document, out, withLogs }: MadeReport,
): Promise<void> {
  const json = JSON.stringify(document);
  await mkdir(out, { recursive: true });
  const sums: string[] = [];
  for (const { name, bytes } of [
    { name: "report.json", bytes: Buffer.from(json) },
    ...(await documentForms(document, { stem: "report", root: projectRoot })),
  ]) {
    await writeFile(join(out, name), bytes, NEW);
    sums.push(`${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`);
  }
  const source = {
    ...{ number: null, json, document, request, additions: [] },
    reader: scopeReader(reader, request.accounts),
  };
  const options = { root: projectRoot, withLogs, madeAtMs: Date.now() };
  const sha256 = await writeStream(join(out, "bundle.zip"), writeBundle(source, options));
  sums.push(`${sha256}  bundle.zip\n`);
  await writeFile(join(out, "SHA256SUMS"), sums.join(""), NEW);
  await write(sums.join(""));
}

/** Writes chunks to a new file as they come, and tells their SHA-256; a part has another name. */
async function writeStream(path: string, chunks: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash("sha256");
  async function* passing() {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const part = `${path}.part`;
  try {
    await pipeline(passing(), createWriteStream(part, NEWLY));
    await link(part, path);
  } finally {
    await rm(part, { force: true });
  }
  return hash.digest("hex");
}

async function make(reader: Reader, input: CommandInput, pack: ReturnType<typeof findPack>) {
  const [nowMs, zone] = [Date.now(), textOf(input, "tz") ?? "utc"];
  const [from, to] = [textOf(input, "from"), textOf(input, "to")];
  if (from === undefined || to === undefined) throw new UsageError("Say --from and --to.");
  const given = ["principal", "query"].map((name) => [name, textOf(input, name) ?? ""] as const);
  const request = {
    ...{ pack, zone, nowMs, sections: [], ...readReportPeriod({ from, to }, zone, nowMs) },
    accounts: textOf(input, "account")?.split(",") ?? [],
    parameters: Object.fromEntries(given.filter(([, value]) => value !== "")),
    asof: await newestSequence(reader),
    classification: textOf(input, "classification") ?? "Internal",
  };
  const onSection = async (done: number, of: number) => {
    process.stderr.write(`${done} of ${of} controls\n`);
  };
  const making = { label: pack.title, madeBy: "Command line", onSection };
  return { request, document: await makeDocument(reader, request, making) };
}

function textOf({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
