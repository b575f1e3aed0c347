import {
  type AlertListParams,
  type AlertRow,
  alertListParamsSchema,
} from "@/lib/api/alert-contract";
import { CLOSE_REASONS } from "@/lib/api/alert-words";
import { changeAlert } from "@/lib/detections/alerts/change-alert";
import { listAlerts } from "@/lib/detections/questions/list-alerts";
import { formatCount } from "@/lib/format/count";
import { formatTime } from "@/lib/format/time";
import { toVisible } from "@/lib/format/visible";
import { withReader } from "./open";
import { wholeNumber } from "./question";
import { type Command, type CommandInput, FOUND, NOT_FOUND, UsageError } from "./run";
import { write } from "./write";

const PAGE = 500;

/** `alerts` lists what was found, `alerts close` says what became of one. */
export const alerts: Command = {
  options: {
    state: { type: "string" },
    level: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    reason: { type: "string" },
    note: { type: "string" },
    json: { type: "boolean" },
  },
  words: [0, 2],
  async run(input) {
    const [verb, id] = input.words;
    if (verb === undefined) return list(input);
    if (verb !== "close") throw new UsageError(`There is no command "alerts ${verb}".`);
    return close(input, wholeNumber(id, "ID"));
  },
};

async function list(input: CommandInput): Promise<number> {
  const { state, level, from, to, json } = input.options;
  const { data: asked, error } = alertListParamsSchema.safeParse({
    state,
    level,
    from,
    to,
    limit: PAGE,
  });
  if (!asked) throw new UsageError(error.issues.map(({ message }) => message).join(" "));
  return withReader(input, async (reader) => {
    const nowMs = Date.now();
    let params: AlertListParams | null = asked;
    let count = 0;
    while (params !== null) {
      const page = await listAlerts(reader, params, nowMs);
      count += page.alerts.length;
      const lines = page.alerts.map((row) => (json ? `${JSON.stringify(row)}\n` : alertLine(row)));
      const isWanted = await write(lines.join(""));
      const { nextOffset } = page;
      params = isWanted && nextOffset !== null ? { ...params, offset: nextOffset } : null;
    }
    return count > 0 ? FOUND : NOT_FOUND;
  });
}

/** One alert for reading. Log texts cannot drive the terminal. */
function alertLine({
  id,
  level,
  state,
  title,
  sentence,
  subject,
  accounts,
  count,
  failed,
  lastMs,
}: AlertRow): string {
  const about = subject.map(({ field, value }) => `${field} ${value ?? "not recorded"}`);
  const counts = `${formatCount(count)}, ${formatCount(failed)} failed`;
  const last = lastMs === null ? "unknown" : formatTime(lastMs, "utc");
  const head = [`${id}`.padStart(6), level.padEnd(13), state.padEnd(12), title].join("  ");
  const more = [last, counts, ...accounts, ...about].join("  ");
  const lines = [head, `        ${more}`, ...(sentence === null ? [] : [`        ${sentence}`])];
  return `${lines.map(toVisible).join("\n")}\n`;
}

async function close(input: CommandInput, id: number | undefined): Promise<number> {
  const { note } = input.options;
  const reason = CLOSE_REASONS.find((known) => known === input.options.reason);
  if (id === undefined) throw new UsageError("Which alert? Its number comes after close.");
  if (!reason) throw new UsageError(`--reason takes ${CLOSE_REASONS.join(", ")}.`);
  const change = {
    state: "closed",
    reason,
    ...(note !== undefined && { note: String(note) }),
  } as const;
  await withReader(input, (reader) => changeAlert(reader, id, change));
  process.stdout.write(`Alert ${id} is closed: ${reason}.\n`);
  return FOUND;
}
