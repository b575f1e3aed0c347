import { resolve } from "node:path";
import { projectRoot } from "@/bin/launch/project.mjs";
import { type CaseFile, exportCase } from "@/lib/cases/export-case";
import { prepareFolder, writeFolder } from "./export-folder";
import { withReader } from "./open";
import { wholeNumber } from "./question";
import { type Command, FOUND, UsageError } from "./run";

/** `case export N --out DIR` writes a whole case into a folder of its own. */
export const caseCommand: Command = {
  options: { out: { type: "string" } },
  words: [2, 2],
  async run(input) {
    const [verb, text] = input.words;
    const { out } = input.options;
    if (verb !== "export") throw new UsageError(`There is no command "case ${verb}".`);
    const number = wholeNumber(text, "N");
    if (number === undefined) throw new UsageError("Which case? Its number comes after export.");
    if (typeof out !== "string" || out === "") throw new UsageError("Say where: --out DIR.");
    const dir = resolve(out);
    const files = await withReader(input, (reader) =>
      exportCase(reader, number, { nowMs: Date.now(), root: projectRoot }),
    );
    const names = files.map(({ name }) => name);
    await prepareFolder(dir, names);
    for await (const _written of writeFolder(dir, chunked(files))) {
      // Nothing is left to do with what is on the disk.
    }
    process.stderr.write(`${files.length} files in ${dir}\n`);
    return FOUND;
  },
};

async function* chunked(files: readonly CaseFile[]) {
  for (const { name, bytes } of files) yield { name, chunks: once(bytes) };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
