import { asciiJson } from "@/lib/audit/echo-audit";
import { readBounded } from "./read-bounded";

const MOST_CHARACTERS = 8 * 1024;
const MOST_TEXT = 300;
/** Reports that are written in one minute, of all browsers together: anybody may send one. */
const MOST_A_MINUTE = 30;

let minute = 0;
let written = 0;

/**
 * Takes a browser's report that something on a page was blocked, and writes it to the server's log
 * as one line. Whatever came, the answer is the same empty one.
 */
export async function takeCspReport(request: Request, nowMs = Date.now()): Promise<Response> {
  const text = await readBounded(request, MOST_CHARACTERS).catch(() => null);
  const report = text === null ? null : factsOf(text);
  const now = Math.floor(nowMs / 60_000);
  if (now !== minute) [minute, written] = [now, 0];
  if (report !== null && written < MOST_A_MINUTE) {
    written += 1;
    process.stderr.write(`${asciiJson({ at: new Date(nowMs).toISOString(), csp: report })}\n`);
  }
  return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
}

/** What was blocked, where and by which rule; no query of a page's address, which may hold anything. */
function factsOf(text: string): Record<string, string> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const report = isRecord(parsed) ? parsed["csp-report"] : null;
    if (!isRecord(report)) return null;
    const told = (name: string) =>
      String(report[name] ?? "")
        .split(/[?#]/)[0]
        ?.slice(0, MOST_TEXT) ?? "";
    return {
      page: told("document-uri"),
      blocked: told("blocked-uri"),
      rule: told("violated-directive"),
    };
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
