import type { z } from "zod";
import type { webhookSettingsSchema } from "@/lib/api/action-contract";
import { linesOf, type Message } from "./digest-message";

type Shape = z.output<typeof webhookSettingsSchema>["shape"];

/**
 * A message as its receiver takes it: our own JSON; Slack's incoming webhooks (`text` in mrkdwn); or
 * Teams' workflow webhooks, which take an Adaptive Card as an attachment. Lines are escaped already:
 * `&`, `<` and `>` mean nothing in them.
 * @param link of the alert or of the list; null without an address of the installation
 */
export function webhookBody(message: Message, shape: Shape, link: string | null): string {
  if (shape === "plain") return JSON.stringify({ ...message, link });
  const lines = linesOf(message);
  if (shape === "slack") {
    const text = [...lines.map(plainForSlack), ...(link === null ? [] : [`<${link}|Open>`])];
    return JSON.stringify({ text: text.join("\n"), unfurl_links: false, unfurl_media: false });
  }
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body: lines.map((text, at) => ({
      type: "TextBlock",
      text: plainForCard(text),
      wrap: true,
      ...(at === 0 && { weight: "Bolder" }),
    })),
    ...(link !== null && { actions: [{ type: "Action.OpenUrl", title: "Open", url: link }] }),
  };
  const contentType = "application/vnd.microsoft.card.adaptive";
  return JSON.stringify({ type: "message", attachments: [{ contentType, content }] });
}

/** A zero-width space before each mark of mrkdwn, and none of them is one. */
function plainForSlack(text: string): string {
  return text.replace(/[*_~`|@#]/g, "\u200b$&");
}

/** A TextBlock reads some Markdown, which a backslash takes away, and no entities. */
function plainForCard(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/[\\*_[\]()#+\-.!`>~|]/g, "\\$&");
}
