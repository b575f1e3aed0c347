import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeCspReport } from "./csp-report";

let lines: string[];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const send = (body: string, nowMs: number) =>
  takeCspReport(new Request("http://127.0.0.1/csp-report", { method: "POST", body }), nowMs);
const report = (facts: object) => JSON.stringify({ "csp-report": facts });

test("a report is one line of ASCII without the query of the page", async () => {
  const answer = await send(
    report({
      "document-uri": "http://127.0.0.1/events?q=secret",
      "blocked-uri": "inline\r\n\u001b[2J\u202e",
      "violated-directive": "script-src",
    }),
    0,
  );
  expect(answer.status).toBe(204);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[\x20-\x7e]+\n$/);
  expect(lines[0]).not.toContain("secret");
  expect(lines[0]).toContain("http://127.0.0.1/events");
});

test.each(["", "[]", "null", "{", '{"csp-report":[]}', "x".repeat(10_000)])(
  "%# what is no report gets the same answer and leaves nothing",
  async (body) => {
    expect((await send(body, 60_000)).status).toBe(204);
    expect(lines).toEqual([]);
  },
);

test("a flood fills no log", async () => {
  for (let count = 0; count < 200; count++) await send(report({ "blocked-uri": "x" }), 120_000);
  expect(lines).toHaveLength(30);
  await send(report({ "blocked-uri": "x" }), 180_000);
  expect(lines).toHaveLength(31);
});
