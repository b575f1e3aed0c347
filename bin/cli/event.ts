import { getEvent } from "@/lib/events/get-event";
import { downloadRecord } from "@/lib/events/open-record";
import { toVisible } from "@/lib/format/visible";
import { withReader } from "./open";
import { type Command, FOUND } from "./run";

export const event: Command = {
  options: { raw: { type: "boolean" }, json: { type: "boolean" } },
  words: [1, 1],
  async run(input) {
    const key = input.words[0] ?? "";
    return withReader(input, async (reader) => {
      if (input.options.raw) {
        process.stdout.write((await downloadRecord(reader, key)).bytes);
        return FOUND;
      }
      const detail = await getEvent(reader, key);
      if (input.options.json) {
        process.stdout.write(`${JSON.stringify(detail)}\n`);
        return FOUND;
      }
      const { place } = detail;
      const lines = [
        toVisible(detail.sentence),
        "",
        ...detail.fields.map(
          ({ field, values }) => `${field.padEnd(16)} ${toVisible(values.join(", "))}`,
        ),
        "",
        `file             ${toVisible(place.key)}, record ${place.ordinal}`,
        `body SHA-256     ${place.bodySha256}`,
        `record SHA-256   ${detail.recordSha256}`,
        `copies           ${detail.copies.length}`,
        `conflicts        ${detail.conflicts.length}`,
      ];
      process.stdout.write(`${lines.join("\n")}\n`);
      return FOUND;
    });
  },
};
