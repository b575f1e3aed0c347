import { countByField } from "@/lib/events/count-by-field";
import { countEvents } from "@/lib/events/count-events";
import { formatCount } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { withReader } from "./open";
import { QUESTION_OPTIONS, questionOf, wholeNumber } from "./question";
import { type Command, FOUND, NOT_FOUND } from "./run";

export const count: Command = {
  options: {
    ...QUESTION_OPTIONS,
    by: { type: "string" },
    top: { type: "string" },
    json: { type: "boolean" },
  },
  words: [1, 1],
  async run(input) {
    const question = questionOf(input);
    const top = wholeNumber(input.options.top, "top") ?? 100;
    const field = input.options.by;
    return withReader(input, async (reader) => {
      const { total } = await countEvents(reader, question);
      const by =
        typeof field === "string" ? (await countByField(reader, question, field, top)).values : [];
      process.stdout.write(
        input.options.json ? `${JSON.stringify({ total, by })}\n` : text(total, by),
      );
      return total > 0 ? FOUND : NOT_FOUND;
    });
  },
};

function text(total: number, by: readonly { value: string | null; count: number }[]): string {
  const rows = by.map(
    (row) => `${formatCount(row.count).padStart(12)}  ${toVisible(row.value ?? "not recorded")}\n`,
  );
  return `${formatCount(total).padStart(12)}  total\n${rows.join("")}`;
}
