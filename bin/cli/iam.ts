import { readFile } from "node:fs/promises";
import { newIamSnapshotSchema } from "@/lib/api/iam-contract";
import { saveIamSnapshot } from "@/lib/profiles/iam-store";
import { withReader } from "./open";
import { type Command, type CommandInput, FOUND, UsageError } from "./run";

/** `iam import FILE`: what `aws iam get-account-authorization-details` wrote. */
export const iam: Command = {
  options: { taken: { type: "string" }, json: { type: "boolean" } },
  words: [2, 2],
  async run(input) {
    const snapshot = await readSnapshot(input);
    const row = await withReader(input, (reader) => saveIamSnapshot(reader, snapshot));
    process.stdout.write(
      input.options.json
        ? `${JSON.stringify(row)}\n`
        : `IAM snapshot of account ${row.account} kept, SHA-256 ${row.sha256}\n`,
    );
    return FOUND;
  },
};

async function readSnapshot({ words, options }: CommandInput) {
  const [verb, path = ""] = words;
  if (verb !== "import") throw new UsageError(`There is no command "iam ${verb}".`);
  const listing = await readFile(path, "utf8").catch(() => {
    throw new UsageError(`${path} cannot be read.`);
  });
  const taken = options.taken;
  const parsed = newIamSnapshotSchema.safeParse({
    listing,
    ...(typeof taken === "string" && { takenAt: taken }),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(
    issue?.path[0] === "takenAt"
      ? `--taken: "${taken}" is no ISO 8601 time such as 2026-11-21T03:00:00Z.`
      : `${path}: ${issue?.message ?? "is no IAM listing"}.`,
  );
}
