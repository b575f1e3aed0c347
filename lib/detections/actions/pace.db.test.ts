import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newActionSchema } from "@/lib/api/action-contract";
import { detectAll } from "@/lib/detections/run-detections";
import { openAlertIndex, ruleText } from "@/lib/detections/testing/open-alert-index";
import { startWebhookReceiver } from "@/lib/detections/testing/webhook-receiver";
import { makeTestFolder } from "@/lib/testing/test-folder";
import { addAction, changeAction } from "./change-actions";
import { claimDeliveries } from "./claim-deliveries";
import { listActions } from "./list-actions";
import type { SendOptions } from "./send-message";
import { sendSome } from "./send-waiting";

const DAY_MS = Date.UTC(2026, 6, 1);
const OPTIONS: SendOptions = {
  allowed: new Set(["127.0.0.1"]),
  mail: null,
  base: "https://trail.example",
  secretOf: () => undefined,
  commandOf: () => undefined,
  timeoutMs: 2_000,
};

/** An index with a rule and a webhook that takes messages at a pace. */
async function openPaced(pace: { mostPerHour?: number; digestMinutes?: number }) {
  const index = await openAlertIndex();
  const hook = await startWebhookReceiver();
  const rule = await index.addRule(ruleText("Trail stopped", "level: high\n"));
  const action = { name: "hook", kind: "webhook", settings: { url: hook.url }, ...pace };
  const { id } = await addAction(index.reader, newActionSchema.parse(action), OPTIONS);
  const raise = async (...users: number[]) => {
    for (const number of users) {
      const fields = { "ct.principal": `user ${number}` };
      await index.addHits(rule, [{ number, timeMs: DAY_MS, fields }]);
    }
    await detectAll(index.db, { detectors: [] });
  };
  const send = async () => {
    let attempts = 0;
    for (let made = 1; made > 0; attempts += made) {
      made = await sendSome(index.db, "test", OPTIONS);
    }
    return attempts;
  };
  const age = (sql: "created_at" | "sent_at", minutes: number) =>
    index.db.owner.$executeRawUnsafe(
      `update alert_delivery set ${sql} = ${sql} - interval '${minutes} minutes'`,
    );
  const close = async () => {
    await hook.close();
    await index.close();
  };
  return { index, hook, id, raise, send, age, close };
}

test("an hour takes as many messages as the action says, and the rest waits its turn", async () => {
  const { index, hook, id, raise, send, age, close } = await openPaced({ mostPerHour: 2 });
  await raise(1, 2, 3, 4, 5);
  expect(await send()).toBe(2);
  await age("sent_at", 61);
  expect(await send()).toBe(2);
  expect((await listActions(index.reader, false)).actions[0]?.counts).toEqual({
    waiting: 1,
    sent: 4,
    refused: 0,
  });
  // Nor does asking for another try make more of the hour.
  await index.db.owner.alertDelivery.updateMany({
    where: { state: "waiting" },
    data: { state: "refused" },
  });
  await changeAction(index.reader, id, { action: "retry" }, OPTIONS);
  expect(await send()).toBe(0);
  await age("sent_at", 61);
  expect(await send()).toBe(1);
  expect(new Set(hook.received.map(({ key }) => key)).size).toBe(5);
  await close();
});

test("a digest tells once of what its minutes brought, and counts as one message", async () => {
  const { index, hook, raise, send, age, close } = await openPaced({
    digestMinutes: 10,
    mostPerHour: 1,
  });
  await raise(1, 2, 3);
  expect(await send()).toBe(0);
  await age("created_at", 11);
  await raise(4);
  expect(await send()).toBe(1);
  const body = JSON.parse(hook.received[0]?.body ?? "");
  expect(body).toMatchObject({ version: 1, cause: "digest", text: "4 alerts: 4 high" });
  expect(body.alerts).toHaveLength(4);
  expect(body.link).toBe("https://trail.example/alerts");
  const sent = await index.db.owner.alertEntry.count({ where: { kind: "sent" } });
  expect(sent).toBe(4);
  await close();
});

test("a digest whose worker died goes out again as the same alerts under the same key", async () => {
  const { index, hook, raise, send, age, close } = await openPaced({ digestMinutes: 10 });
  await raise(1, 2);
  await age("created_at", 11);
  const [dead] = await claimDeliveries(index.db.owner, "dead", 10);
  expect(dead?.alertIds).toHaveLength(2);
  await raise(3);
  expect(await send()).toBe(0);
  await index.db.owner.$executeRaw`update alert_delivery set lease_until = now() - interval '1 s'`;
  expect(await send()).toBe(1);
  expect(hook.received[0]?.key).toBe(dead?.key);
  expect(JSON.parse(hook.received[0]?.body ?? "").alerts).toHaveLength(2);
  await age("created_at", 11);
  expect(await send()).toBe(1);
  await close();
});

test("two workers at once never make two digests of one alert", async () => {
  const { index, hook, raise, age, close } = await openPaced({ digestMinutes: 1 });
  await raise(1, 2, 3, 4, 5, 6);
  await age("created_at", 2);
  const workers = ["a", "b", "c", "d"].map((name) => sendSome(index.db, name, OPTIONS));
  const made = await Promise.all(workers);
  expect(made.reduce((sum, each) => sum + each, 0)).toBe(hook.received.length);
  const told = hook.received.flatMap(({ body }) =>
    JSON.parse(body).alerts.map(({ id }: { id: number }) => id),
  );
  expect(told.sort()).toEqual([1, 2, 3, 4, 5, 6]);
  await close();
});

test("a program that the environment names takes alerts; one that it does not name is refused", async () => {
  const { index, raise, close } = await openPaced({});
  const folder = makeTestFolder("trailglass-command-");
  const path = join(folder, "take");
  writeFileSync(path, `#!/bin/sh\ncat > '${folder}/got'\n`);
  chmodSync(path, 0o700);
  const options: SendOptions = {
    ...OPTIONS,
    commandOf: (name) => (name === "TRAILGLASS_COMMAND_TAKE" ? path : undefined),
  };
  const make = (commandFrom: string) =>
    addAction(
      index.reader,
      newActionSchema.parse({ name: commandFrom, kind: "command", settings: { commandFrom } }),
      options,
    );
  await expect(make("TRAILGLASS_COMMAND_OTHER")).rejects.toThrow(/does not set/);
  await make("TRAILGLASS_COMMAND_TAKE");
  await raise(1);
  while ((await sendSome(index.db, "test", options)) > 0);
  expect(JSON.parse(readFileSync(join(folder, "got"), "utf8"))).toMatchObject({
    cause: "opened",
    link: "https://trail.example/alerts/1",
  });
  await close();
});
