import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ownCredentials } from "@/lib/aws/own-credentials";
import { pinnedKeysFile } from "@/lib/config";
import type { TrailKey } from "@/lib/digest/digest";
import { printPinnedKeys } from "@/lib/digest/pinned-keys";
import { readRange } from "@/lib/events/to-question";
import { formatCounted } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { collectKeys, type WantedKeys } from "@/lib/integrity/keys/collect-keys";
import { withReader } from "./open";
import { type Command, type CommandInput, FOUND, NOT_FOUND, UsageError } from "./run";
import { write } from "./write";

/**
 * `keys export`: the public keys of CloudTrail as a file to pin, freshly asked where AWS credentials
 * are at hand. `keys list`: those that are at hand already.
 */
export const keys: Command = {
  options: {
    region: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    out: { type: "string" },
    profile: { type: "string" },
    "role-arn": { type: "string" },
    "external-id": { type: "string" },
    json: { type: "boolean" },
  },
  words: [1, 1],
  async run(input) {
    const [verb] = input.words;
    if (verb !== "export" && verb !== "list") {
      throw new UsageError(`There is no command "keys ${verb}".`);
    }
    const wanted = wantedOf(input, verb === "export");
    const nowMs = Date.now();
    const { keys, problems } = await withReader(input, (reader) =>
      collectKeys(reader, wanted, nowMs),
    );
    for (const problem of problems) process.stderr.write(`trailglass: ${toVisible(problem)}\n`);
    if (verb === "list") await write(input.options.json ? printPinnedKeys(keys) : keysText(keys));
    else await save(input, printPinnedKeys(keys, nowMs), keys.length);
    return keys.length > 0 ? FOUND : NOT_FOUND;
  },
};

function wantedOf({ options }: CommandInput, isAsked: boolean): WantedKeys {
  const text = (name: string) => (typeof options[name] === "string" ? options[name] : undefined);
  const credentials = {
    profile: text("profile"),
    roleArn: text("role-arn"),
    externalId: text("external-id"),
  };
  return {
    regions: text("region")?.split(","),
    ...readRange(text("from"), text("to"), Date.now()),
    pinnedFile: pinnedKeysFile(),
    aws: isAsked ? ownCredentials(credentials) : null,
  };
}

async function save({ options }: CommandInput, text: string, count: number): Promise<void> {
  if (typeof options.out !== "string") {
    await write(text);
    return;
  }
  const path = resolve(options.out);
  await writeFile(path, text, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === "EEXIST"
        ? `${path} exists already. Choose another file.`
        : `${path} cannot be written.`,
    );
  });
  process.stderr.write(`${formatCounted(count, "key")} in ${path}\n`);
}

function keysText(keys: readonly TrailKey[]): string {
  const day = (timeMs: number | null) =>
    timeMs === null ? "unknown" : new Date(timeMs).toISOString().slice(0, 10);
  const line = (region: string, ...cells: readonly string[]) =>
    `${[region.padEnd(16), ...cells].join("  ")}\n`;
  return [
    line("REGION", "FINGERPRINT".padEnd(32), "VALID FROM", "VALID TO  ", "ORIGIN"),
    ...keys.map(({ region, fingerprint, validFromMs, validToMs, origin }) =>
      line(region, fingerprint, day(validFromMs).padEnd(10), day(validToMs).padEnd(10), origin),
    ),
  ].join("");
}
