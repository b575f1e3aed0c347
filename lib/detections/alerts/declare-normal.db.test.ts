import { expect, test } from "vitest";
import type { Finding } from "@/lib/detections/finding";
import { listSuppressions } from "@/lib/detections/questions/list-suppressions";
import { detectAll } from "@/lib/detections/run-detections";
import { openAlertIndex, ruleText, TEST_ACCOUNT } from "@/lib/detections/testing/open-alert-index";
import { declareNormal } from "./declare-normal";
import { raiseAlert } from "./raise-alert";
import { endSuppression } from "./suppress";

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 6, 1);
const NORMAL = { reason: "The build moved there", expires: "2099-01-01T00:00:00Z" };

test("what is declared normal raises no alert about its subject, and others are told as before", async () => {
  const index = await openAlertIndex();
  const account = await index.accountId(TEST_ACCOUNT);
  const raise = (day: number, who: string) =>
    index.db.owner.$transaction((tx) => raiseAlert(tx, found(account, day, who)));
  const first = (await raise(0, "alice")) ?? 0;
  const { id } = await declareNormal(index.reader, first, NORMAL, Date.now());
  const hidden = await raise(1, "alice");
  const told = await raise(1, "bob");
  const suppressed = async () =>
    (await index.db.owner.alert.findMany({ where: { isSuppressed: true } })).map((each) => each.id);
  expect(await suppressed()).toEqual([hidden]);
  expect(told).not.toBe(null);
  const [row] = (await listSuppressions(index.reader)).suppressions;
  expect(row).toMatchObject({ id, detector: "region", alertId: first, alerts: 1, hits: 4 });
  await endSuppression(index.reader, id);
  await raise(2, "alice");
  expect(await suppressed()).toEqual([hidden]);
  await index.close();
});

test("only alerts of detectors are declared normal, only those in sight, and for a time to come", async () => {
  const index = await openAlertIndex();
  const account = await index.accountId(TEST_ACCOUNT);
  const alert = await index.db.owner.$transaction((tx) =>
    raiseAlert(tx, found(account, 0, "alice")),
  );
  const declare = (id: number, more = {}, reader = index.reader) =>
    declareNormal(reader, id, { ...NORMAL, ...more }, Date.now());
  const stranger = { ...index.reader, accounts: ["999999999999"] };
  await expect(declare(alert ?? 0, {}, stranger)).rejects.toMatchObject({ kind: "not_found" });
  await expect(declare(alert ?? 0, { expires: "2020-01-01" })).rejects.toMatchObject({
    kind: "invalid",
  });
  const rule = await index.addRule(ruleText("Trail stopped"));
  await index.addHits(rule, [{ number: 1, timeMs: START_MS }]);
  await detectAll(index.db, { detectors: [] });
  const ofRule = await index.db.owner.alert.findFirstOrThrow({ where: { detector: "rule" } });
  await expect(declare(ofRule.id)).rejects.toThrow(/suppress them instead/);
  await index.close();
});

function found(account: number, day: number, who: string): Finding {
  const startMs = START_MS + day * DAY_MS;
  return {
    detector: "region",
    subject: [{ field: "ct.principal", value: who }],
    accountIds: [account],
    windowStartMs: startMs,
    windowEndMs: startMs + DAY_MS,
    firstMs: startMs,
    lastMs: startMs,
    count: 4,
    failed: 0,
    level: "medium",
    title: "Activity in an unusual Region",
    sentence: null,
    numbers: null,
    events: [],
  };
}
