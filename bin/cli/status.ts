import { getStatus } from "@/lib/imports/get-status";
import { withReader } from "./open";
import { type Command, FOUND } from "./run";
import { statusText } from "./status-text";

export const status: Command = {
  options: { json: { type: "boolean" } },
  words: [0, 0],
  async run(input) {
    const answer = await withReader(input, getStatus);
    process.stdout.write(input.options.json ? `${JSON.stringify(answer)}\n` : statusText(answer));
    return FOUND;
  },
};
