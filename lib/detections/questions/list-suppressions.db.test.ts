import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type AlertIndex,
  openAlertIndex,
  ruleText,
} from "@/lib/detections/testing/open-alert-index";
import { changeAlerts } from "./change-alerts";
import { getAlert } from "./get-alert";
import { listSuppressions } from "./list-suppressions";
import { insertAlert } from "./testing/insert-alert";

const START_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

let index: AlertIndex;
let alertId: number;
beforeAll(async () => {
  index = await openAlertIndex();
  const rule = await index.addRule(ruleText("StopLogging"));
  await index.addHits(rule, [
    { number: 1, timeMs: START_MS },
    { number: 2, timeMs: START_MS + 1_000, account: "222222222222" },
    { number: 3, timeMs: null },
  ]);
  alertId = await insertAlert(index, { title: "StopLogging", ...rule, firstMs: START_MS });
  const add = (more: object) =>
    index.db.owner.suppression.create({
      data: {
        ruleId: rule.ruleId,
        text: "filter",
        reason: "known",
        expiresAt: new Date(Date.now() + DAY_MS),
        createdBy: "ann",
        ...more,
      },
    });
  const { id } = await add({});
  await add({ expiresAt: new Date(START_MS) });
  await add({ endedBy: "bob", endedAt: new Date(START_MS), ruleId: null });
  await index.db.owner.$executeRaw`
    update rule_hit set suppression_id = ${id}, alert_id = ${alertId}`;
});
afterAll(() => index.close());

test("what hides something now comes first, with what it hid", async () => {
  const { suppressions, more } = await listSuppressions(index.reader);
  expect(suppressions.map(({ state, hits, alerts }) => [state, hits, alerts])).toEqual([
    ["active", 3, 1],
    ["ended", 0, 0],
    ["expired", 0, 0],
  ]);
  expect(suppressions[0]).toMatchObject({ ruleTitle: "StopLogging", lastHitMs: START_MS + 1_000 });
  expect(suppressions[1]).toMatchObject({ ruleId: null, ruleTitle: null, endedBy: "bob" });
  expect(more).toBe(0);
  const { suppressions: hidden } = await getAlert(index.reader, alertId);
  expect(hidden).toMatchObject([{ reason: "known", hits: 3 }]);
});

test("hits of accounts out of sight are not counted", async () => {
  const reader = { ...index.reader, accounts: ["222222222222"] };
  const { suppressions } = await listSuppressions(reader);
  expect(suppressions[0]).toMatchObject({ hits: 1, alerts: 1 });
});

test("of several alerts those that can be changed are, and the others are told", async () => {
  const change = { state: "closed", reason: "expected" } as const;
  const answer = await changeAlerts(index.reader, { ids: [alertId, 999, alertId], change });
  expect(answer).toMatchObject({ changed: [alertId], refused: [{ id: 999 }] });
  expect(await getAlert(index.reader, alertId)).toMatchObject({
    state: "closed",
    reason: "expected",
  });
  await expect(
    changeAlerts(index.reader, { ids: [alertId], change: { state: "closed" } }),
  ).rejects.toMatchObject({ kind: "invalid" });
});
