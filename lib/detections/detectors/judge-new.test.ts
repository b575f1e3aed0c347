import { expect, test } from "vitest";
import { judgeNew, type NewKind, newSentence } from "./judge-new";

const value = (kind: NewKind, others: number, name = "x") => ({ kind, others, value: name });
const NO_HABIT = { deedDays: 0, wayDays: 0 };
const levelOf = (...values: ReturnType<typeof value>[]) =>
  judgeNew(values, NO_HABIT)?.level ?? null;

test("what nobody of the account did is medium, and high when it came in a way nobody used", () => {
  expect(levelOf(value("write", 0))).toBe("medium");
  expect(levelOf(value("service", 0))).toBe("medium");
  expect(levelOf(value("write", 0), value("network", 0))).toBe("high");
  expect(levelOf(value("write", 0), value("network", 3))).toBe("medium");
});

test("a change that few others make is low, one that many make is nothing", () => {
  expect(levelOf(value("write", 2))).toBe("low");
  expect(levelOf(value("write", 3))).toBe(null);
  expect(levelOf(value("write", 1), value("key", 0))).toBe("medium");
  expect(levelOf(value("service", 1))).toBe(null);
});

test("a new way alone is no alarm", () => {
  expect(levelOf(value("network", 0), value("client", 0))).toBe("informational");
  expect(levelOf(value("network", 1))).toBe(null);
  expect(levelOf()).toBe(null);
});

test("who meets something new all the time has no news of that kind", () => {
  const news = [value("write", 0), value("network", 0)];
  expect(judgeNew(news, { deedDays: 1, wayDays: 1 })?.level).toBe("high");
  expect(judgeNew(news, { deedDays: 1, wayDays: 2 })?.level).toBe("medium");
  expect(judgeNew(news, { deedDays: 2, wayDays: 0 })?.level).toBe("informational");
  expect(judgeNew(news, { deedDays: 2, wayDays: 2 })).toBe(null);
});

test("the sentence names the rarest and says how long the principal is known", () => {
  const news = [
    value("write", 4, "PutObject (s3)"),
    value("write", 0, "CreateUser (iam)"),
    value("network", 1, "198.51.0.0/16"),
  ];
  const verdict = judgeNew(news, NO_HABIT);
  expect(verdict && newSentence(verdict, 20, 1_234)).toBe(
    "Never seen with this principal before: 2 kinds of change (CreateUser (iam), new to the whole account, PutObject (s3), used by 4 others); 1 network (198.51.0.0/16, used by 1 other). It is known for 20 days with 1\u202f234 events.",
  );
});
