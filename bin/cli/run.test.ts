import { afterEach, expect, test, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { type Command, type CommandInput, run } from "./run";

afterEach(() => vi.restoreAllMocks());

function silent(): { out: string[]; err: string[] } {
  const said = { out: [] as string[], err: [] as string[] };
  vi.spyOn(process.stdout, "write").mockImplementation((text) => said.out.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.err.push(String(text)) > 0);
  return said;
}

function command(answer: (input: CommandInput) => Promise<number>): Record<string, Command> {
  const options = { limit: { type: "string" }, json: { type: "boolean" } } as const;
  return { look: { options, words: [1, 1], run: answer } };
}

test("a query that begins with a minus is a word, not an option", async () => {
  silent();
  const inputs: CommandInput[] = [];
  const commands = command(async (input) => {
    inputs.push(input);
    return 0;
  });
  expect(await run(commands, "", ["look", "-readonly:true", "--limit", "5", "--json"])).toBe(0);
  expect(inputs[0]?.words).toEqual(["-readonly:true"]);
  expect(inputs[0]?.options).toMatchObject({ limit: "5", json: true });
});

test("wrong use is 2, nothing found is 1, a failure is 3", async () => {
  const said = silent();
  const failing = (error: unknown) => command(() => Promise.reject(error));
  expect(
    await run(
      command(async () => 0),
      "",
      ["nothing"],
    ),
  ).toBe(2);
  expect(
    await run(
      command(async () => 0),
      "",
      ["look"],
    ),
  ).toBe(2);
  expect(
    await run(
      command(async () => 0),
      "",
      ["look", "x", "--colour"],
    ),
  ).toBe(2);
  expect(
    await run(
      command(async () => 0),
      "",
      ["look", "x", "y"],
    ),
  ).toBe(2);
  expect(await run(failing(new AppError("invalid", "no")), "", ["look", "x"])).toBe(2);
  expect(await run(failing(new AppError("not_found", "no")), "", ["look", "x"])).toBe(1);
  expect(await run(failing(new Error("broken")), "", ["look", "x"])).toBe(3);
  expect(said.out).toEqual([]);
});

test("an inherited name such as constructor is no command", async () => {
  silent();
  expect(
    await run(
      command(async () => 0),
      "",
      ["constructor"],
    ),
  ).toBe(2);
});

test("text from a log cannot drive the terminal through an error message", async () => {
  const said = silent();
  await run(
    command(() => Promise.reject(new Error("\x1b[2J\u202e"))),
    "",
    ["look", "x"],
  );
  expect(said.err.join("")).not.toContain("\x1b");
  expect(said.err.join("")).not.toContain("\u202e");
});

test("help goes to standard output, and to standard error when it was not asked for", async () => {
  const said = silent();
  expect(await run({}, "HELP", ["help"])).toBe(0);
  expect(said.out).toEqual(["HELP"]);
  expect(await run({}, "HELP", [])).toBe(2);
  expect(said.err).toEqual(["HELP"]);
});
