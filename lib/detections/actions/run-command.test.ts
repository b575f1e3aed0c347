import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeTestFolder } from "@/lib/testing/test-folder";
import { runCommand } from "./run-command";

const CALL = { body: '{"text":"$(touch /tmp/never) é"}', key: "6f1d" };

function program(lines: string): string {
  const path = join(makeTestFolder("trailglass-command-"), "take me");
  writeFileSync(path, `#!/bin/sh\n${lines}\n`);
  chmodSync(path, 0o700);
  return path;
}

test("a program gets the message on its input and knows nothing of our environment", async () => {
  const path = program('cd "$(dirname "$0")"; cat > got; env > env; echo "$#" > args');
  expect(await runCommand(path, CALL)).toMatchObject({ state: "sent", said: "exit 0" });
  const read = (name: string) => readFileSync(join(path, "..", name), "utf8");
  expect(read("got")).toBe(CALL.body);
  expect(read("args").trim()).toBe("0");
  expect(read("env")).toContain("TRAILGLASS_KEY=6f1d");
  expect(read("env")).not.toMatch(/DATABASE_URL|HOME=|TZ=/);
});

test("exit 75, a signal and no end in time are tried again; any other exit is final", async () => {
  const told = (lines: string) => runCommand(program(lines), CALL, 1_000);
  expect(await told("echo later >&2; exit 75")).toMatchObject({
    state: "failed",
    said: "exit 75: later",
  });
  expect(await told("kill -9 $$")).toMatchObject({ state: "failed" });
  expect(await told("exec sleep 60")).toMatchObject({ state: "failed", said: "ended by SIGKILL" });
  expect(await told("exit 1")).toMatchObject({ state: "refused", said: "exit 1" });
});

test("what is not there, or is named by no absolute path, is refused", async () => {
  expect(await runCommand("/nowhere/at/all", CALL)).toMatchObject({
    state: "refused",
    said: "ENOENT",
  });
  expect(await runCommand("sh", CALL)).toMatchObject({ state: "refused" });
});

test("a program that does not read a large message is not waited for", async () => {
  const large = { ...CALL, body: "x".repeat(4_000_000) };
  expect(await runCommand(program("exit 0"), large)).toMatchObject({ state: "sent" });
});
