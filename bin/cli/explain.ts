import { explain as explainText } from "@/lib/events/explain";
import { toVisible } from "@/lib/format/visible";
import { withReader } from "./open";
import { type Command, FOUND, NOT_FOUND } from "./run";

export const explain: Command = {
  options: { json: { type: "boolean" } },
  words: [1, 1],
  async run(input) {
    const { words, options } = input;
    const text = words[0] ?? "";
    const answer = await withReader(input, (reader) => explainText(reader, text));
    const isWrong = answer.issues.some(({ severity }) => severity === "error");
    if (options.json) process.stdout.write(`${JSON.stringify(answer)}\n`);
    else {
      if (!isWrong) process.stdout.write(`${answer.sentence}\n`);
      for (const { code, message, from, to } of answer.issues) {
        const carets = `${" ".repeat(from)}${"^".repeat(Math.max(1, to - from))}`;
        process.stderr.write(`${text}\n${carets} ${code} ${toVisible(message)}\n`);
      }
    }
    return isWrong ? NOT_FOUND : FOUND;
  },
};
