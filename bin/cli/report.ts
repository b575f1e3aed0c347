import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "@/bin/launch/project.mjs";
import type { Reader } from "@/lib/auth/reader";
import { newestSequence } from "@/lib/db/search/event-filter";
import { documentFiles } from "@/lib/document/document-files";
import { toVisible } from "@/lib/format/visible";
import { makeDocument } from "@/lib/reports/make-document";
import { findPack } from "@/lib/reports/pack/find-pack";
import { loadPacks } from "@/lib/reports/pack/load-packs";
import { readReportPeriod } from "@/lib/reports/read-report-period";
import { packFolders } from "@/lib/reports/runs/pack-folders";
import { withReader } from "./open";
import { type Command, type CommandInput, FOUND, NOT_FOUND, UsageError } from "./run";
import { write } from "./write";

/** What is there is not written over. */
const NEW = { flag: "wx" } as const;

/** `report PACK`: evidence for the controls of a pack, as a folder; `report list`: the packs. */
export const report: Command = {
  options: {
    ...{ from: { type: "string" }, to: { type: "string" }, tz: { type: "string" } },
    ...{ account: { type: "string" }, out: { type: "string" }, classification: { type: "string" } },
    ...{ principal: { type: "string" }, query: { type: "string" } },
  },
  words: [1, 1],
  async run(input) {
    const shelf = await loadPacks(packFolders(projectRoot));
    for (const problem of shelf.problems) process.stderr.write(`${toVisible(problem)}\n`);
    if (input.words[0] === "list") {
      await write(shelf.packs.map(({ id, title }) => `${id.padEnd(24)}  ${title}\n`).join(""));
      return shelf.problems.length === 0 ? FOUND : NOT_FOUND;
    }
    const pack = findPack(shelf, input.words[0] ?? "");
    const out = textOf(input, "out");
    if (out === undefined) throw new UsageError("Say where to: --out DIR.");
    const document = await withReader(input, (reader) => make(reader, input, pack));
    const text = JSON.stringify(document);
    await mkdir(out, { recursive: true });
    await writeFile(join(out, "report.json"), text, NEW);
    const files = [{ name: "report.json", text }, ...documentFiles(document, "report")];
    for (const file of files.slice(1)) await writeFile(join(out, file.name), file.text, NEW);
    const sums = files.map(
      ({ name, text: content }) =>
        `${createHash("sha256").update(content).digest("hex")}  ${name}\n`,
    );
    await writeFile(join(out, "SHA256SUMS"), sums.join(""), NEW);
    await write(sums.join(""));
    return FOUND;
  },
};

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
  return makeDocument(reader, request, { label: pack.title, madeBy: "Command line", onSection });
}

function textOf({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
