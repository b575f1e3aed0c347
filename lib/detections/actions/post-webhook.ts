import { createHmac } from "node:crypto";
import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { type AllowedHosts, checkTarget, checkTargetAddress } from "./check-target";
import { inTime } from "./in-time";
import type { Told } from "./told";

const TIMEOUT_MS = 10_000;
const MOST_ANSWER = 2_048;

export interface WebhookCall {
  readonly url: string;
  /** The message as JSON text: exactly these bytes are signed and sent. */
  readonly body: string;
  readonly key: string;
  /** Signs the message; null leaves it unsigned. */
  readonly secret: string | null;
}

export interface WebhookOptions {
  readonly allowed: AllowedHosts;
  readonly nowMs: number;
  readonly signal?: AbortSignal;
  /** Address of a host name; a test puts its own in place of the system's. */
  readonly resolve?: (host: string) => Promise<string>;
  readonly timeoutMs?: number;
}

/**
 * Sends one message. The host is resolved once, its address checked and connected to, whatever the
 * name means later; redirects are not followed. Resolves in every case, with what came of it.
 */
export async function postWebhook(
  { url: text, body, key, secret }: WebhookCall,
  { allowed, nowMs, signal, resolve = systemResolve, timeoutMs = TIMEOUT_MS }: WebhookOptions,
): Promise<Told> {
  const end = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
  let url: URL;
  let host: string;
  let address: string;
  try {
    url = checkTarget(text, allowed);
    host = url.hostname.replace(/^\[|\]$/g, "");
    address = isIP(host) ? host : await inTime(resolve(host), end);
    checkTargetAddress(url.hostname, address, allowed);
  } catch (error) {
    const isRefused = error instanceof Error && error.name === "AppError";
    return { state: isRefused ? "refused" : "failed", said: said(error), retryAfterMs: null };
  }
  const timeSeconds = Math.floor(nowMs / 1000);
  const signature = secret === null ? null : sign(secret, timeSeconds, body);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((tell) => {
    const failed = (error: unknown) =>
      tell({
        state: "failed",
        said: end.aborted ? "No answer in time." : said(error),
        retryAfterMs: null,
      });
    const call = send(
      {
        host: address,
        servername: isIP(host) ? "" : host,
        port: url.port || (url.protocol === "https:" ? 443 : 80),
        path: `${url.pathname}${url.search}`,
        method: "POST",
        agent: false,
        signal: end,
        headers: {
          Host: url.host,
          "Content-Type": "application/json; charset=utf-8",
          "Content-Length": Buffer.byteLength(body),
          "User-Agent": "Trailglass",
          "Idempotency-Key": key,
          ...(signature !== null && { "Trailglass-Signature": signature }),
        },
      },
      (response) => {
        let answer = "";
        const status = response.statusCode ?? 0;
        const done = () => {
          response.destroy();
          tell(judge(status, answer, response.headers["retry-after"], nowMs));
        };
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          answer = (answer + part).slice(0, MOST_ANSWER);
          if (answer.length === MOST_ANSWER) done();
        });
        response.on("end", done);
        response.on("error", failed);
      },
    );
    call.on("error", failed);
    call.end(body);
  });
}

/** `t=` UTC seconds, `v1=` HMAC-SHA256 of `t.body` in hex. */
function sign(secret: string, timeSeconds: number, body: string): string {
  const hash = createHmac("sha256", secret).update(`${timeSeconds}.${body}`).digest("hex");
  return `t=${timeSeconds},v1=${hash}`;
}

/** What is worth another attempt is so by RFC 9110 and 6585; every other refusal is final. */
function judge(
  status: number,
  answer: string,
  retryAfter: string | undefined,
  nowMs: number,
): Told {
  if (status >= 200 && status < 300)
    return { state: "sent", said: `${status}`, retryAfterMs: null };
  const isPassing = status >= 500 || [408, 425, 429].includes(status);
  const told = `${status}${answer === "" ? "" : `: ${answer}`}`;
  return {
    state: isPassing ? "failed" : "refused",
    said: told,
    retryAfterMs: isPassing ? readRetryAfter(retryAfter, nowMs) : null,
  };
}

function readRetryAfter(text: string | undefined, nowMs: number): number | null {
  if (text === undefined) return null;
  const waitMs = /^\d{1,6}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(waitMs) && waitMs > 0 ? waitMs : null;
}

async function systemResolve(host: string): Promise<string> {
  return (await lookup(host)).address;
}

function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? `${error.code}: ` : "";
  return `${code}${error.message}`;
}
