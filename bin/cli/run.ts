import { type ParseArgsConfig, parseArgs } from "node:util";
import { AppError } from "@/lib/errors";
import { toVisible } from "@/lib/format/visible";

/** Exit codes, the same for every command. */
export const FOUND = 0;
export const NOT_FOUND = 1;
const WRONG_USE = 2;
const FAILED = 3;

export interface CommandInput {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** Fewest and most words after the command's name. */
  readonly words: readonly [least: number, most: number];
  run(input: CommandInput): Promise<number>;
}

/** A mistake in how the command was called. */
export class UsageError extends Error {}

/** Runs the command that the arguments name. Never throws; returns the exit code. */
export async function run(
  commands: Readonly<Record<string, Command>>,
  help: string,
  args: readonly string[],
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || args.includes("--help")) {
    (name === undefined ? process.stderr : process.stdout).write(help);
    return name === undefined ? WRONG_USE : FOUND;
  }
  // A reader that has seen enough (head) closes the pipe: that is no failure of ours, see write.ts.
  process.stdout.on("error", () => {});
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`There is no command "${name}".`);
    return await command.run(read(command, rest));
  } catch (error) {
    return fail(error);
  }
}

function read(command: Command, args: string[]): CommandInput {
  const options: Command["options"] = { ...command.options, data: { type: "string" } };
  try {
    // A query may begin with "-", as in -readonly:true: what is no known option is a word.
    const known = new Set(Object.keys(options).map((option) => `--${option}`));
    const isOption = (arg: string) => known.has(arg.split("=")[0] ?? "");
    const unknown = args.find((arg) => arg.startsWith("--") && arg !== "--" && !isOption(arg));
    if (unknown) throw new UsageError(`There is no option ${unknown}.`);
    const words: string[] = [];
    const rest: string[] = [];
    for (let at = 0; at < args.length; at++) {
      const arg = args[at] ?? "";
      if (!isOption(arg)) {
        if (arg !== "--") words.push(arg);
        continue;
      }
      rest.push(arg);
      const { type } = options[arg.slice(2).split("=")[0] ?? ""] ?? {};
      if (type === "string" && !arg.includes("=")) rest.push(args[++at] ?? "");
    }
    const [least, most] = command.words;
    if (words.length < least) throw new UsageError("Something is missing after the command.");
    if (words.length > most)
      throw new UsageError(`"${words[most]}" is one word too many. Quote the query.`);
    return { words, options: parseArgs({ args: rest, options }).values as CommandInput["options"] };
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(String(error instanceof Error ? error.message : error));
  }
}

function fail(error: unknown): number {
  const isUsage =
    error instanceof UsageError || (error instanceof AppError && error.kind === "invalid");
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`trailglass: ${toVisible(text)}\n`);
  if (error instanceof UsageError) process.stderr.write("See trailglass help.\n");
  if (isUsage) return WRONG_USE;
  return error instanceof AppError && error.kind === "not_found" ? NOT_FOUND : FAILED;
}
