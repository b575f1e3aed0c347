import { expect, test } from "vitest";
import { type AlertToTell, toMessage } from "./alert-message";
import { toDigest } from "./digest-message";
import { webhookBody } from "./webhook-body";

const ALERT: AlertToTell = {
  id: 12,
  title: "Trail <stopped> *now* [here](https://evil.example) @channel & more",
  level: "high",
  detector: "rule",
  sentence: null,
  subject: [{ field: "ct.principal", value: "user|111122223333|mallory\u202e" }],
  count: 3,
  failed: 1,
  ruleTitle: "Trail stopped",
  ruleKey: "trail_stopped",
  firstMs: Date.UTC(2026, 6, 1),
  lastMs: Date.UTC(2026, 6, 1),
  accounts: ["111122223333"],
};
const LINK = "https://trail.example/alerts/12";

test("our own shape is the message with its link", () => {
  const message = toMessage(ALERT, "opened");
  expect(JSON.parse(webhookBody(message, "plain", LINK))).toEqual({ ...message, link: LINK });
});

test("nothing that a log says is markup in Slack: no link, no mention, no emphasis", () => {
  const { text } = JSON.parse(webhookBody(toMessage(ALERT, "opened"), "slack", LINK));
  expect(text).toContain("Trail &lt;stopped&gt; \u200b*now\u200b* [here](https://evil.example)");
  expect(text).toContain("\u200b@channel &amp; more");
  expect(text).not.toContain("\u202e");
  // The one link is ours.
  expect(text.match(/<[^>]*>/g)).toEqual([`<${LINK}|Open>`]);
});

test("Teams gets an Adaptive Card whose text is text", () => {
  const sent = JSON.parse(webhookBody(toMessage(ALERT, "opened"), "teams", LINK));
  expect(sent).toMatchObject({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        content: { type: "AdaptiveCard", actions: [{ type: "Action.OpenUrl", url: LINK }] },
      },
    ],
  });
  const [{ text }] = sent.attachments[0].content.body;
  expect(text).toContain("Trail <stopped\\> \\*now\\* \\[here\\]\\(https://evil\\.example\\)");
});

test("a digest tells every alert, the worst first, in one message of any shape", () => {
  const low = toMessage({ ...ALERT, id: 3, title: "Looked around", level: "low" }, "opened");
  const digest = toDigest([low, toMessage(ALERT, "opened")]);
  expect(digest.text).toBe("2 alerts: 1 high, 1 low");
  expect(digest.alerts.map(({ id }) => id)).toEqual([12, 3]);
  expect(JSON.parse(webhookBody(digest, "plain", null))).toMatchObject({ cause: "digest" });
  expect(JSON.parse(webhookBody(digest, "slack", null)).text.split("\n")).toHaveLength(3);
  const { body } = JSON.parse(webhookBody(digest, "teams", null)).attachments[0].content;
  expect(body).toHaveLength(3);
});
