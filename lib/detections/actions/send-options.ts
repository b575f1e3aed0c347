import { alertCommand, getConfig, webhookSecret } from "@/lib/config";
import type { SendOptions } from "./send-message";

/** How messages leave this installation, as its environment says. */
export function sendOptions(): SendOptions {
  const config = getConfig();
  const { TRAILGLASS_SMTP_URL: url, TRAILGLASS_MAIL_FROM: from } = config;
  return {
    allowed: new Set(
      config.TRAILGLASS_WEBHOOK_HOSTS.split(",").flatMap((host) => host.trim().toLowerCase() || []),
    ),
    mail: url === undefined || from === undefined ? null : { url, from },
    base: config.TRAILGLASS_URL?.replace(/\/+$/, "") ?? null,
    secretOf: webhookSecret,
    commandOf: alertCommand,
  };
}
