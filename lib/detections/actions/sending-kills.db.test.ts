import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { newActionSchema } from "@/lib/api/action-contract";
import { openKilledWorker } from "@/lib/detections/testing/killed-worker";
import { startMailReceiver } from "@/lib/detections/testing/mail-receiver";
import { startWebhookReceiver } from "@/lib/detections/testing/webhook-receiver";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { seeded } from "@/lib/ingest/testing/varied-files";
import { addAction } from "./change-actions";

const KILLS = Number(process.env.SENDING_KILLS ?? 8);
const USERS_PER_LIFE = 3;
const FINISH_MS = 120_000;

/** Each of them raises one alert or more: it stops the trail. */
function recordOf(user: number) {
  return sampleRecord(user, {
    userIdentity: { type: "IAMUser", userName: `user-${user}`, accountId: "111122223333" },
    eventSource: "cloudtrail.amazonaws.com",
    eventName: "StopLogging",
    awsRegion: "us-east-1",
    sourceIPAddress: "192.0.2.1",
    recipientAccountId: "111122223333",
    requestParameters: { name: "audit" },
  });
}

/** Strikes once a number of messages has come in, before the last of them is answered. */
function trap() {
  let left = 0;
  let spring = () => {};
  return {
    set(after: number, strike: () => void): Promise<void> {
      left = after;
      return new Promise((resolve) => {
        spring = () => {
          strike();
          resolve();
        };
      });
    },
    step(): void {
      if (left > 0 && --left === 0) spring();
    },
  };
}

test("a worker killed again and again sends each message under one key, and loses none", async () => {
  const random = seeded(11);
  const moment = trap();
  const accepted = new Set<number>();
  const hook = await startWebhookReceiver((at) => {
    moment.step();
    if (at % 9 === 0) return 503;
    if (at % 13 === 0) return "hang-up";
    accepted.add(at - 1);
    return 204;
  });
  const mail = await startMailReceiver(() => {
    moment.step();
    return random() < 0.1 ? 451 : null;
  });
  const from = "trailglass@example.com";
  const worker = await openKilledWorker({
    TRAILGLASS_WEBHOOK_HOSTS: "127.0.0.1",
    TRAILGLASS_SMTP_URL: mail.url,
    TRAILGLASS_MAIL_FROM: from,
  });
  onTestFinished(async () => {
    await worker.close();
    await Promise.all([hook.close(), mail.close()]);
  });
  const { db, reader } = worker;
  const options = {
    allowed: new Set(["127.0.0.1"]),
    mail: { url: mail.url, from },
    base: null,
    secretOf: () => undefined,
    commandOf: () => undefined,
  };
  const add = (action: object) =>
    addAction(reader, newActionSchema.parse({ ...action, leastLevel: "informational" }), options);
  const { id: toHook } = await add({ name: "hook", kind: "webhook", settings: { url: hook.url } });
  const { id: toMail } = await add({
    name: "mail",
    kind: "email",
    settings: { to: ["soc@example.com"] },
  });

  for (let life = 0; life < KILLS; life++) {
    const users = Array.from({ length: USERS_PER_LIFE }, (_, at) => life * USERS_PER_LIFE + at);
    await worker.deliver(`${life}.json.gz`, users.map(recordOf));
    // A third at any moment, from the start of the process on; the others with messages under way.
    worker.start();
    await (life % 3 === 0
      ? sleep(300 + random() * 1_500)
      : moment.set(1 + Math.floor(random() * 6), worker.strike));
    await worker.killed();
    await worker.hurry();
  }

  worker.start();
  const untilMs = Date.now() + FINISH_MS;
  for (;;) {
    await worker.hurry();
    const [left] = await db.owner.$queryRaw<{ users: number; messages: number }[]>`
      select ${KILLS * USERS_PER_LIFE} - count(distinct s.value ->> 'value')::int4 as users,
        (select count(*)::int4 from alert_delivery where state <> 'sent') as messages
      from alert a, jsonb_array_elements(a.subject) s
      where s.value ->> 'value' like '%user-%'`;
    if (left?.users === 0 && left.messages === 0) break;
    if (Date.now() > untilMs) {
      throw new Error(`Not finished in time: ${JSON.stringify(left)}\n${worker.said()}`);
    }
    await sleep(200);
  }

  const queued = await db.owner.alertDelivery.findMany();
  const keysTo = (action: number) =>
    queued.flatMap(({ idempotencyKey, actionId }) => (actionId === action ? idempotencyKey : []));
  const alerts = await db.owner.alert.count({ where: { isSuppressed: false } });

  // As a receiver sees it that honours the keys: every alert once, and the same whenever repeated.
  const bodies = new Map<string, Set<string>>();
  for (const { key, body } of hook.received)
    bodies.set(key, (bodies.get(key) ?? new Set()).add(body));
  expect([...bodies.values()].filter(({ size }) => size > 1)).toEqual([]);
  const told = new Set([...accepted].map((at) => hook.received[at]?.key));
  expect([...told].sort()).toEqual(keysTo(toHook).sort());
  const mailed = new Set(
    mail.mails.map(({ text }) => /^Message-ID: <(.*)@trailglass>\r$/im.exec(text)?.[1]),
  );
  expect([...mailed].sort()).toEqual(keysTo(toMail).sort());
  expect([told.size, mailed.size]).toEqual([alerts, alerts]);
  const users = new Set(hook.received.flatMap(({ body }) => /user-\d+/.exec(body)?.[0] ?? []));
  expect(users.size).toBe(KILLS * USERS_PER_LIFE);
  // Some were under way when the worker died, and came again.
  expect(hook.received.length + mail.mails.length).toBeGreaterThan(2 * alerts);
  expect(await db.owner.alertEntry.count({ where: { kind: "sent" } })).toBe(2 * alerts);
}, 600_000);
