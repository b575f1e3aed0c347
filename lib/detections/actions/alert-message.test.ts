import { expect, test } from "vitest";
import { type AlertToTell, lineOf, toMessage } from "./alert-message";

const ALERT: AlertToTell = {
  ...{ id: 7, title: "Trail blinded", level: "high", detector: "rule", sentence: null },
  ...{ ruleKey: "trail_blinded", ruleTitle: "Trail blinded", count: 2, failed: 1 },
  firstMs: Date.UTC(2026, 6, 1),
  lastMs: Date.UTC(2026, 6, 2),
  subject: [{ field: "ct.principal", value: "user|111122223333|mallory" }],
  accounts: ["111122223333"],
};
const about = (value: string | null) => ({ ...ALERT, subject: [{ field: "userAgent", value }] });

test("a message has the members that its documentation names", () => {
  expect(toMessage(ALERT, "opened")).toEqual({
    version: 1,
    cause: "opened",
    text: "[high] Trail blinded: user|111122223333|mallory",
    alert: {
      id: 7,
      title: "Trail blinded",
      level: "high",
      detector: "rule",
      rule: { key: "trail_blinded", title: "Trail blinded" },
      sentence: null,
      subject: ALERT.subject,
      accounts: ["111122223333"],
      count: 2,
      failed: 1,
      firstTime: "2026-07-01T00:00:00.000Z",
      lastTime: "2026-07-02T00:00:00.000Z",
      path: "/alerts/7",
    },
  });
});

test("what no event says is null", () => {
  const none = Number.NEGATIVE_INFINITY;
  const { alert, text } = toMessage(
    { ...about(null), ruleKey: null, ruleTitle: null, firstMs: none, lastMs: none },
    "opened",
  );
  expect(alert).toMatchObject({ rule: null, firstTime: null, lastTime: null });
  expect(text).toBe("[high] Trail blinded");
});

test("the line for chats hides nothing, names nobody, links nowhere, and is of one length", () => {
  const { text } = toMessage(about("<!channel> <https://evil.example|ours> a&b\u202e\n"), "opened");
  expect(text).toBe(
    "[high] Trail blinded: &lt;!channel&gt; &lt;https://evil.example|ours&gt; a&amp;b\\u202e\\n",
  );
  const long = toMessage(about("\u{1f600}".repeat(50_000)), "opened");
  expect(long.text.length).toBeLessThan(600);
  expect(long.text.isWellFormed()).toBe(true);
  expect(lineOf(about("x".repeat(1_000)))).toMatch(/x…$/);
});

test("a secret that a name is made of does not leave", () => {
  const url = "https://b.s3.amazonaws.com/k?X-Amz-Signature=0123456789abcdef0123456789abcdef";
  expect(JSON.stringify(toMessage(about(url), "opened"))).not.toContain("0123456789abcdef");
});
