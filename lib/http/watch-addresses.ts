import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { signInConfig } from "@/lib/config";
import { clientAddress, trustedProxies } from "./client-address";

/**
 * Makes X-Forwarded-For of every request the one address that it came from. A route handler knows
 * no socket: without this, whatever a client writes there would be believed.
 */
export function watchAddresses(): void {
  const trusted = trustedProxies(signInConfig().TRUSTED_PROXIES);
  subscribe("http.server.request.start", (message) => {
    if (!isStart(message)) return;
    const { headers, socket } = message.request;
    const name = "x-forwarded-for";
    headers[name] = clientAddress(socket.remoteAddress, headers[name]?.toString(), trusted);
  });
}

function isStart(message: unknown): message is { readonly request: IncomingMessage } {
  return typeof message === "object" && message !== null && "request" in message;
}
