import { expect, test } from "vitest";
import { startMailReceiver } from "@/lib/detections/testing/mail-receiver";
import { toMessage } from "./alert-message";
import { sendMail } from "./send-mail";

const FROM = "trail@example.com";
const KEY = "6f1d0000-0000-4000-8000-000000000000";
const MESSAGE = toMessage(
  {
    ...{ id: 7, title: "Trail stopped", level: "high", detector: "rule", sentence: null },
    ...{ ruleKey: "trail", ruleTitle: "Trail stopped", count: 2, failed: 1 },
    ...{ firstMs: Number.NEGATIVE_INFINITY, lastMs: Number.NEGATIVE_INFINITY },
    subject: [{ field: "ct.principal", value: "eve\u202e\r\nBcc: victim@example.com\ud83d" }],
    accounts: ["111122223333"],
  },
  "raised",
);

async function sent(refuse?: () => number | null, to = ["soc@example.com"]) {
  const { url, mails, close } = await startMailReceiver(refuse);
  const told = await sendMail({ url, from: FROM }, { to, message: MESSAGE, key: KEY }, null);
  await close();
  return { ...told, mails };
}

test("a mail says what is known of an alert, and makes what is hidden visible", async () => {
  const { state, mails } = await sent();
  const [head = "", ...body] = mails[0]?.text.split("\r\n\r\n") ?? [];
  expect([state, mails.length]).toEqual(["sent", 1]);
  expect(head).toContain("Subject: [high] Trail stopped: eve\\u202e\\r\\nBcc:");
  expect(head).toContain(`Message-ID: <${KEY}@trailglass>`);
  expect(head).not.toMatch(/^Bcc:/im);
  expect(body.join("\r\n\r\n").split("\r\n")).toEqual([
    "Trail stopped",
    "",
    "Level: high, raised",
    "ct.principal: eve\\u202e\\r\\nBcc: victim@example.com\\ud83d",
    "Accounts: 111122223333",
    "Events: 2, 1 of them failed",
    "",
    "/alerts/7",
    "",
  ]);
});

test("a mail server in trouble is tried again, its refusal is final", async () => {
  expect(await sent(() => 451)).toMatchObject({ state: "failed", mails: [] });
  expect(await sent(() => 554)).toMatchObject({ state: "refused", mails: [] });
  expect(await sent(undefined, ["nobody@example.com"])).toMatchObject({ state: "refused" });
});

test("a recipient that is not known is told of; the others have the mail", async () => {
  const { state, said, mails } = await sent(undefined, ["nobody@example.com", "soc@example.com"]);
  expect([state, mails[0]?.to]).toEqual(["sent", ["soc@example.com"]]);
  expect(said).toMatch(/; not for nobody@example\.com$/);
});

test("no mail goes to a server that cannot prove its name, no password over an open line", async () => {
  const secure = await startMailReceiver(undefined, true);
  const open = await startMailReceiver();
  const withPassword = open.url.replace("127.0.0.1", "user:pepper@0.0.0.0");
  for (const [url, problem] of [
    [secure.url, /certificate/],
    [withPassword, /STARTTLS/i],
  ] as const) {
    const call = { to: ["soc@example.com"], message: MESSAGE, key: KEY };
    expect(await sendMail({ url, from: FROM }, call, null)).toMatchObject({
      state: expect.stringMatching(/^(failed|refused)$/),
      said: expect.stringMatching(problem),
    });
  }
  expect([...secure.mails, ...open.mails]).toEqual([]);
  await Promise.all([secure.close(), open.close()]);
});
