import { exportAudit } from "@/lib/audit/export-audit";
import { proveAudit } from "@/lib/audit/prove-audit";
import { withReader } from "./open";
import { type Command, type CommandInput, FOUND, NOT_FOUND, UsageError } from "./run";
import { write } from "./write";

/**
 * `audit verify` walks the chain of the audit log and names the first broken link; `audit export`
 * writes its entries as lines of JSON.
 */
export const audit: Command = {
  options: {
    head: { type: "string" },
    json: { type: "boolean" },
    ...{ from: { type: "string" }, to: { type: "string" } },
  },
  words: [1, 1],
  async run(input) {
    const [verb] = input.words;
    if (verb === "verify") return await verify(input);
    if (verb === "export") return await exportLines(input);
    throw new UsageError(`There is no command "audit ${verb}".`);
  },
};

async function verify(input: CommandInput): Promise<number> {
  const head = textOf(input, "head")?.toLowerCase();
  if (head !== undefined && !/^[\da-f]{64}$/.test(head)) {
    throw new UsageError("--head takes the 64 hexadecimal digits that an earlier run printed.");
  }
  const proof = await withReader(input, (reader) => proveAudit(reader, head));
  const { isWhole, links, broken } = proof;
  const told = isWhole
    ? `${links} links, all whole.\nhead ${proof.head}\nKeep the head elsewhere: with --head it shows whether the end was cut off.\n`
    : `Broken at link ${broken?.seq}${broken?.entryId ? ` (entry ${broken.entryId})` : ""}: ${broken?.why}\n`;
  await write(input.options.json ? `${JSON.stringify(proof)}\n` : told);
  return isWhole ? FOUND : NOT_FOUND;
}

async function exportLines(input: CommandInput): Promise<number> {
  const [from, to] = [textOf(input, "from"), textOf(input, "to")];
  await withReader(input, async (reader) => {
    const filters = { ...(from && { from }), ...(to && { to }) };
    for await (const line of exportAudit(reader, filters, "ndjson", Date.now())) {
      await write(line.toString());
    }
  });
  return FOUND;
}

function textOf({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
