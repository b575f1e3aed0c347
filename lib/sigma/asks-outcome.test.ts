import { expect, test } from "vitest";
import { asksOutcome } from "./asks-outcome";
import { readYaml } from "./read-yaml";

function asks(selections: string): boolean {
  const [document] = readYaml(`title: t\ndetection:\n${selections}\n  condition: it\n`);
  if (!document?.root) throw new Error("no document");
  return asksOutcome(document.root);
}

test("a rule that names a field of the outcome asks for it, in lists and with modifiers too", () => {
  expect(asks("  it: { errorCode|startswith: AccessDenied }")).toBe(true);
  expect(asks("  it: [ { eventName: a }, { ct.outcome: denied } ]")).toBe(true);
  expect(asks("  it: { eventName: a }\n  filter: { errorCode: null }")).toBe(true);
  expect(asks("  it: { responseElements.ConsoleLogin: Failure }")).toBe(true);
});

test("names of selections and values are no fields", () => {
  expect(asks("  errorCode: { eventName: errorCode }\n  it: [errorMessage]")).toBe(false);
});

test("what has no selections asks nothing", () => {
  const [document] = readYaml("title: t\ncorrelation: { type: event_count }");
  expect(document?.root && asksOutcome(document.root)).toBe(false);
});
