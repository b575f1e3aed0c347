import { afterAll, beforeAll, expect, test } from "vitest";
import { alertCountParamsSchema, alertListParamsSchema } from "@/lib/api/alert-contract";
import {
  type AlertIndex,
  openAlertIndex,
  ruleText,
  TEST_ACCOUNT,
} from "@/lib/detections/testing/open-alert-index";
import { countAlerts } from "./count-alerts";
import { exportAlerts } from "./export-alerts";
import { getAlert } from "./get-alert";
import { listAlerts } from "./list-alerts";
import { insertAlert } from "./testing/insert-alert";

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 0, 1);
const OTHER = "222222222222";
const DAY = (day: number) => START_MS + day * DAY_MS;

let index: AlertIndex;
beforeAll(async () => {
  index = await openAlertIndex();
  const rule = await index.addRule(ruleText("StopLogging"));
  const add = (title: string, more: object) => insertAlert(index, { title, ...more });
  await add("first", {
    ...rule,
    firstMs: DAY(0),
    lastMs: DAY(1),
    count: 655,
    level: "critical",
    subject: [{ field: "ct.principal", value: "arn:aws:iam::111111111111:user/Mallory" }],
  });
  await add("second", { firstMs: DAY(2), level: "low", detector: "rate", assignee: "ann" });
  await add("=third", { firstMs: DAY(3), accounts: [TEST_ACCOUNT, OTHER], sentence: "100 % so" });
  await add("fourth", { firstMs: DAY(4), accounts: [OTHER], state: "closed", reason: "expected" });
  await add("hidden", { firstMs: DAY(5), isSuppressed: true });
  await add("gone", { firstMs: DAY(6), isSuppressed: true, isWithdrawn: true });
});
afterAll(() => index.close());

const list = (asked: object = {}, reader = index.reader) =>
  listAlerts(reader, alertListParamsSchema.parse(asked), DAY(30));
async function titles(asked: object = {}, reader = index.reader) {
  return (await list(asked, reader)).alerts.map(({ title }) => title);
}

test("open alerts are listed, the newest first; suppressed and withdrawn ones stand apart", async () => {
  expect(await titles()).toEqual(["=third", "second", "first"]);
  expect(await titles({ kind: "suppressed" })).toEqual(["hidden"]);
  expect(await titles({ kind: "withdrawn" })).toEqual(["gone"]);
  expect(await list()).toMatchObject({
    total: 3,
    known: 6,
    nextOffset: null,
    states: { open: 3, closed: 1 },
    kinds: { shown: 3, suppressed: 1, withdrawn: 1 },
    enabledRules: 1,
  });
});

test("every filter narrows, and each choice is counted without its own filter", async () => {
  const all = { state: "all" };
  expect(await titles({ ...all, level: "critical" })).toEqual(["first"]);
  expect(await titles({ ...all, detector: "rate" })).toEqual(["second"]);
  expect(await titles({ ...all, account: OTHER })).toEqual(["fourth", "=third"]);
  expect(await titles({ ...all, assignee: "ann" })).toEqual(["second"]);
  expect(await titles({ ...all, assignee: "none" })).toEqual(["fourth", "=third", "first"]);
  expect(await titles({ ...all, text: "USER/mall" })).toEqual(["first"]);
  expect(await titles({ ...all, text: "100 %" })).toEqual(["=third"]);
  expect(await titles({ ...all, text: "\0" })).toEqual([]);
  expect(await titles({ ...all, state: "closed" })).toEqual(["fourth"]);
  const { choices } = await list({ level: "critical", account: TEST_ACCOUNT });
  expect(choices.level.map(({ value, count }) => `${value} ${count}`)).toEqual([
    "critical 1",
    "medium 1",
    "low 1",
  ]);
  expect(choices.rule).toMatchObject([{ label: "StopLogging", count: 1 }]);
  expect(choices.account).toEqual([{ value: TEST_ACCOUNT, label: TEST_ACCOUNT, count: 1 }]);
});

test("a time finds alerts that have events in it, also those that began before", async () => {
  const at = (from: number, to: number) =>
    titles({ from: new Date(DAY(from)).toISOString(), to: new Date(DAY(to)).toISOString() });
  expect(await at(0.5, 2)).toEqual(["first"]);
  expect(await at(1.5, 2.5)).toEqual(["second"]);
  await expect(list({ from: "yesterdayish" })).rejects.toMatchObject({ kind: "invalid" });
});

test("pages in any order are the list", async () => {
  for (const sort of ["-last", "last", "-first", "-level", "-count"]) {
    const whole = await titles({ sort, state: "all" });
    const paged: string[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const page = await list({ sort, state: "all", limit: 2, offset });
      paged.push(...page.alerts.map(({ title }) => title));
      offset = page.nextOffset;
    }
    expect(paged).toEqual(whole);
  }
  expect(await titles({ sort: "-level" })).toEqual(["first", "=third", "second"]);
});

test("an alert is seen only by who may see all of its accounts", async () => {
  const reader = { ...index.reader, accounts: [OTHER] };
  expect(await titles({ state: "all" }, reader)).toEqual(["fourth"]);
  const { choices, known, states } = await list({ state: "all" }, reader);
  expect({ known, states, rules: choices.rule }).toEqual({
    known: 1,
    states: { closed: 1 },
    rules: [],
  });
  const [third] = (await list()).alerts;
  await expect(getAlert(reader, third?.id ?? 0)).rejects.toMatchObject({ kind: "not_found" });
  await expect(getAlert(index.reader, 999)).rejects.toMatchObject({ kind: "not_found" });
});

test("what is counted is what is listed, and what came since is told", async () => {
  const count = (asked: object) =>
    countAlerts(index.reader, alertCountParamsSchema.parse(asked), DAY(30));
  expect(await count({})).toEqual({ count: 3, urgent: 2, worst: "critical" });
  expect(await count({ level: "low" })).toEqual({ count: 1, urgent: 0, worst: "low" });
  const { newestId, alerts } = await list();
  expect(await count({ since: newestId })).toEqual({ count: 0, urgent: 0, worst: null });
  expect(await count({ since: alerts.at(-1)?.id })).toEqual({
    count: 2,
    urgent: 1,
    worst: "medium",
  });
});

test("an export has every alert of the list, and no cell that a spreadsheet would run", async () => {
  const { sort, ...filters } = alertCountExport();
  const text = async (format: "csv" | "ndjson") => {
    const parts: Buffer[] = [];
    const chunks = await exportAlerts(index.reader, { sort, ...filters }, format, DAY(30));
    for await (const chunk of chunks) parts.push(chunk);
    return Buffer.concat(parts).toString();
  };
  const csv = await text("csv");
  expect(csv.trimEnd().split("\r\n")).toHaveLength(5);
  expect(csv).toContain('"\'=third"');
  const lines = (await text("ndjson")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual((await list({ state: "all" })).alerts);
});

function alertCountExport() {
  const {
    offset: _offset,
    limit: _limit,
    ...asked
  } = alertListParamsSchema.parse({ state: "all" });
  return asked;
}
