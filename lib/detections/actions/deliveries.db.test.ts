import { expect, test } from "vitest";
import { newActionSchema } from "@/lib/api/action-contract";
import { detectAll } from "@/lib/detections/run-detections";
import { startMailReceiver } from "@/lib/detections/testing/mail-receiver";
import {
  type AlertIndex,
  openAlertIndex,
  ruleText,
  TEST_ACCOUNT,
} from "@/lib/detections/testing/open-alert-index";
import { type Answer, startWebhookReceiver } from "@/lib/detections/testing/webhook-receiver";
import { addAction, changeAction } from "./change-actions";
import { claimDeliveries } from "./claim-deliveries";
import { listActions } from "./list-actions";
import { queueDeliveries } from "./queue-deliveries";
import type { SendOptions } from "./send-message";
import { sendSome } from "./send-waiting";

const DAY_MS = Date.UTC(2026, 6, 1);
const OPTIONS: SendOptions = {
  allowed: new Set(["127.0.0.1"]),
  mail: null,
  base: "https://trail.example",
  secretOf: (name) => (name === "TRAILGLASS_SECRET_HOOK" ? "pepper" : undefined),
  commandOf: () => undefined,
  timeoutMs: 2_000,
};

/** An index with a rule of high level, and a webhook for what is medium or worse. */
async function openSending(answer?: (at: number) => Answer) {
  const index = await openAlertIndex();
  const hook = await startWebhookReceiver(answer);
  const rule = await index.addRule(ruleText("Trail stopped", "level: high\n"));
  const webhook = { name: "hook", kind: "webhook", settings: { url: hook.url } };
  const { id } = await addAction(index.reader, newActionSchema.parse(webhook), OPTIONS);
  const hit = (number: number, who = `user ${number}`) =>
    index.addHits(rule, [{ number, timeMs: DAY_MS, fields: { "ct.principal": who } }]);
  const close = async () => {
    await hook.close();
    await index.close();
  };
  return { index, hook, id, rule, hit, close };
}

async function send({ db }: AlertIndex, options = OPTIONS) {
  await db.owner.$executeRaw`update alert_delivery set not_before = now() where state = 'waiting'`;
  while ((await sendSome(db, "test", options)) > 0);
}

const states = ({ db }: AlertIndex) =>
  db.owner.alertDelivery.findMany({
    orderBy: { id: "asc" },
    select: { state: true, attempts: true, problem: true },
  });

test("each alert is sent once, however often it grows, with a link and no record", async () => {
  const { index, hook, hit, close } = await openSending();
  await hit(1, "mallory <&\u202e>");
  await detectAll(index.db, { detectors: [] });
  await send(index);
  await hit(2, "mallory <&\u202e>");
  await detectAll(index.db, { detectors: [] });
  await send(index);
  expect(hook.received).toHaveLength(1);
  const body = JSON.parse(hook.received[0]?.body ?? "");
  expect(body).toMatchObject({
    version: 1,
    cause: "opened",
    text: "[high] Trail stopped: mallory &lt;&amp;\\u202e&gt;",
    link: "https://trail.example/alerts/1",
    alert: { level: "high", accounts: [TEST_ACCOUNT], count: 1, path: "/alerts/1" },
  });
  const entries = await index.db.owner.alertEntry.findMany({ orderBy: { id: "asc" } });
  expect(entries.map(({ kind }) => kind)).toEqual(["opened", "sent", "grew"]);
  await close();
});

test("only what an action is for is sent by it, and nothing that is suppressed", async () => {
  const { index, hook, id, rule, close } = await openSending();
  const low = await index.addRule(ruleText("Looked around", "level: low\n"));
  const kind = { kind: "webhook", settings: { url: hook.url } } as const;
  for (const more of [
    { name: "other rule", ruleIds: [low.ruleId] },
    { name: "other account", accounts: ["999999999999"] },
    { name: "critical", leastLevel: "critical" },
    { name: "off", isEnabled: false },
  ]) {
    await addAction(index.reader, newActionSchema.parse({ ...kind, ...more }), OPTIONS);
  }
  await index.addHits(rule, [{ number: 1, timeMs: DAY_MS, fields: { "ct.principal": "alice" } }]);
  await index.addHits(low, [{ number: 2, timeMs: DAY_MS, fields: { "ct.principal": "alice" } }]);
  await detectAll(index.db, { detectors: [] });
  const queued = await index.db.owner.alertDelivery.findMany({ select: { actionId: true } });
  expect(queued).toEqual([{ actionId: id }]);
  await close();
});

test("a receiver in trouble is tried again under the same key; what it refuses is told", async () => {
  const answers: readonly Answer[] = [500, "hang-up", 204, 410];
  const { index, hook, hit, close } = await openSending((at) => answers[at - 1] ?? 204);
  await hit(1);
  await detectAll(index.db, { detectors: [] });
  for (let attempt = 0; attempt < 3; attempt++) await send(index);
  expect(await states(index)).toEqual([{ state: "sent", attempts: 3, problem: null }]);
  expect(new Set(hook.received.map(({ key }) => key)).size).toBe(1);
  await hit(2);
  await detectAll(index.db, { detectors: [] });
  await send(index);
  expect((await states(index))[1]).toEqual({ state: "refused", attempts: 1, problem: "410" });
  const last = await index.db.owner.alertEntry.findFirst({ orderBy: { id: "desc" } });
  expect(last).toMatchObject({ kind: "not-sent", detail: { action: "hook", problem: "410" } });
  const { actions, deliveries } = await listActions(index.reader, false);
  expect(actions[0]?.counts).toEqual({ waiting: 0, sent: 1, refused: 1 });
  expect(deliveries.map(({ state }) => state)).toEqual(["refused", "sent"]);
  await changeAction(index.reader, actions[0]?.id ?? 0, { action: "retry" }, OPTIONS);
  await send(index);
  expect((await states(index))[1]).toMatchObject({ state: "sent", attempts: 2 });
  await close();
});

test("an alert that rises is told of at each level, and once at each", async () => {
  const { index, hook, hit, close } = await openSending();
  await hit(1);
  await detectAll(index.db, { detectors: [] });
  for (const level of ["high", "critical", "critical"]) {
    await index.db.owner.$transaction(async (tx) => {
      await tx.$executeRaw`update alert set level = ${level}`;
      await queueDeliveries(tx, [1], "raised");
    });
  }
  await send(index);
  const told = hook.received.map(({ body }) => JSON.parse(body));
  expect(told.map(({ cause, alert }) => `${cause} ${alert.level}`).sort()).toEqual([
    "opened high",
    "raised critical",
    "raised high",
  ]);
  expect(new Set(hook.received.map(({ key }) => key)).size).toBe(3);
  await close();
});

test("the messages of a receiver do not stand before those of all others", async () => {
  const { index, id, hit, close } = await openSending();
  for (let user = 0; user < 5; user++) await hit(user);
  await detectAll(index.db, { detectors: [] });
  const settings = { url: "http://127.0.0.1/" };
  const other = newActionSchema.parse({ name: "other", kind: "webhook", settings });
  const { id: otherId } = await addAction(index.reader, other, OPTIONS);
  await hit(9);
  await detectAll(index.db, { detectors: [] });
  const claimed = await claimDeliveries(index.db.owner, "one", 2);
  const taken = await index.db.owner.alertDelivery.findMany({
    where: { id: { in: claimed.flatMap(({ ids }) => ids) } },
  });
  expect(taken.map(({ actionId }) => actionId).sort()).toEqual([id, id, otherId].sort());
  await close();
});

test("after three days it is given up", async () => {
  const { index, hit, close } = await openSending(() => 503);
  await hit(1);
  await detectAll(index.db, { detectors: [] });
  await send(index);
  expect(await states(index)).toMatchObject([{ state: "waiting" }]);
  await index.db.owner
    .$executeRaw`update alert_delivery set created_at = now() - interval '73 hours'`;
  await send(index);
  expect(await states(index)).toMatchObject([{ state: "given-up", attempts: 2, problem: "503" }]);
  await close();
});

test("a message whose worker died is sent by another, and the dead one cannot take it back", async () => {
  const { index, hook, hit, close } = await openSending();
  await hit(1);
  await detectAll(index.db, { detectors: [] });
  expect(await claimDeliveries(index.db.owner, "dead", 10)).toHaveLength(1);
  expect(await claimDeliveries(index.db.owner, "early", 10)).toEqual([]);
  await index.db.owner.$executeRaw`update alert_delivery set lease_until = now() - interval '1 s'`;
  await send(index);
  expect(hook.received).toHaveLength(1);
  expect(await states(index)).toMatchObject([{ state: "sent", attempts: 2 }]);
  await close();
});

test("an action that was switched off or removed sends nothing more", async () => {
  const { index, hook, id, hit, close } = await openSending();
  await hit(1);
  await detectAll(index.db, { detectors: [] });
  await changeAction(index.reader, id, { action: "remove" }, OPTIONS);
  await send(index);
  expect(hook.received).toEqual([]);
  expect(await states(index)).toMatchObject([{ state: "refused", attempts: 1 }]);
  expect((await listActions(index.reader, false)).actions).toEqual([]);
  await close();
});

test("mail is one plain text under the id of its key; no name from a log adds a line to it", async () => {
  const mail = await startMailReceiver();
  const options = { ...OPTIONS, mail: { url: mail.url, from: "trail@example.com" } };
  const { index, hit, close } = await openSending();
  const to = ["soc@example.com", "lead@example.com"];
  const action = newActionSchema.parse({ name: "mail", kind: "email", settings: { to } });
  await addAction(index.reader, action, options);
  await hit(1, "mallory\r\nBcc: victim@example.com\r\n\r\n<b>");
  await detectAll(index.db, { detectors: [] });
  await send(index, options);
  const [sent] = mail.mails;
  expect([mail.mails.length, sent?.to, sent?.from]).toEqual([1, to, "trail@example.com"]);
  const [head = "", ...body] = sent?.text.split("\r\n\r\n") ?? [];
  expect(head).not.toMatch(/^Bcc:/im);
  expect(head).toMatch(/^Message-ID: <[0-9a-f-]{36}@trailglass>$/im);
  expect(head).toMatch(/^Content-Type: text\/plain/im);
  expect(body.join("\n")).toContain("https://trail.example/alerts/1");
  await mail.close();
  await close();
});

test("what may not be called, is signed with nothing, or has a name that is taken is refused", async () => {
  const { index, hook, id, close } = await openSending();
  const add = (more: object) =>
    addAction(
      index.reader,
      newActionSchema.parse({ name: "x", kind: "webhook", settings: { url: hook.url }, ...more }),
      OPTIONS,
    );
  await expect(add({ settings: { url: "http://10.0.0.1/" } })).rejects.toMatchObject({
    kind: "invalid",
  });
  await expect(add({ name: "hook" })).rejects.toMatchObject({ kind: "conflict" });
  await expect(add({ kind: "email", settings: { to: ["soc@example.com"] } })).rejects.toMatchObject(
    { kind: "invalid" },
  );
  const settings = { url: hook.url, secretFrom: "TRAILGLASS_SECRET_NONE" };
  const unsigned = await add({ settings });
  expect(await changeAction(index.reader, unsigned.id, { action: "test" }, OPTIONS)).toMatchObject({
    told: expect.stringMatching(/^Not sent: TRAILGLASS_SECRET_NONE is not set/),
  });
  expect(await changeAction(index.reader, id, { action: "test" }, OPTIONS)).toEqual({
    id,
    told: "Sent: 204",
  });
  const scoped = { ...index.reader, accounts: [TEST_ACCOUNT] };
  const [seen] = (await listActions(scoped, false)).actions;
  expect(seen?.settings).toEqual({ url: new URL(hook.url).origin, shape: "plain" });
  await expect(changeAction(scoped, id, { action: "remove" }, OPTIONS)).rejects.toMatchObject({
    kind: "forbidden",
  });
  await close();
});
