import { expect, test } from "vitest";
import { runCommand } from "./command.mjs";

const cwd = import.meta.dirname;

test("a command that fails is told with what it printed last", async () => {
  const failing = runCommand(process.execPath, ["-e", "console.error('why'); process.exit(2)"], {
    cwd,
  });
  await expect(failing).rejects.toThrow(/failed \(2\):\nwhy/);
});

test("a command that cannot be found is an error, not a crash", async () => {
  await expect(runCommand("/no/such/program", [], { cwd })).rejects.toThrow("ENOENT");
});

test("every line is told as it comes", async () => {
  const lines = [];
  const onLine = (line) => lines.push(line);
  await runCommand(process.execPath, ["-p", "'one\\ntwo'"], { cwd, onLine });
  expect(lines).toEqual(["one", "two"]);
});

test("a command that ignores the wish to stop is stopped all the same", async () => {
  const stopping = new AbortController();
  const running = runCommand(
    process.execPath,
    ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')"],
    { cwd, signal: stopping.signal, onLine: () => stopping.abort(new Error("asked")) },
  );
  await expect(running).rejects.toThrow("asked");
});
