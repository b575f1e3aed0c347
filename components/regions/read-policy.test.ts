import { expect, test } from "vitest";
import { readPolicy } from "./read-policy";

const TASK = { account: "111122223333", region: "eu-west-3" };

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test("a filled form is a decision about the Region that was chosen", () => {
  const filled = form({ state: "denied", reason: " not ours ", expires: "2026-12-01T08:30" });
  expect(readPolicy(filled, TASK)).toEqual({
    ...TASK,
    state: "denied",
    reason: "not ours",
    expires: "2026-12-01T08:30:00.000Z",
  });
});

test("account and Region are the form's where they were not chosen before", () => {
  const filled = form({ state: "home", account: "222233334444", region: " sa-east-1 " });
  expect(readPolicy(filled, { account: "111122223333", region: "" })).toEqual({
    account: "222233334444",
    region: "sa-east-1",
    state: "home",
    reason: "",
  });
});

test("taking a decision back has no end, and no state is no decision", () => {
  const filled = form({ state: "learned", reason: "x", expires: "2026-12-01T08:30" });
  expect(readPolicy(filled, TASK)).toEqual({ ...TASK, state: "learned", reason: "x" });
  expect(readPolicy(form({ state: "owned" }), TASK)).toBeNull();
});
