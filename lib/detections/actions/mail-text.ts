import { type MailServer, sendMail } from "./send-mail";

/**
 * Sends a line of plain text: what is no alert, and needs no more than to be told. Resolves in every
 * case, with what came of it.
 * @param key the same for each attempt at the same mail
 */
export async function mailText(
  server: MailServer,
  {
    to,
    text,
    key,
  }: { readonly to: readonly string[]; readonly text: string; readonly key: string },
): Promise<{ isSent: boolean; said: string }> {
  const message = { version: 1, cause: "digest", text, alerts: [] } as const;
  const { state, said } = await sendMail(server, { to, message, key }, null);
  return { isSent: state === "sent", said };
}
