import "server-only";
import type { z } from "zod";
import { assertMay, openReader, type Reader } from "@/lib/auth/reader";
import type { Permission } from "@/lib/auth/role";
import { getDatabase } from "@/lib/db/get-database";
import { AppError, type ErrorKind } from "@/lib/errors";
import { toErrorBody } from "./error-body";

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  timeout: 504,
  too_many: 429,
  unavailable: 503,
  internal: 500,
};
/** Most searches answer within a second, and none runs longer than the statement timeout. */
const RETRY_AFTER_SECONDS = "2";
const HEADERS = { "Cache-Control": "no-store, private" };

/** What a route is asked: who reads, and the values of its path. */
export interface Asked<Params> {
  readonly reader: Reader;
  readonly params: Params;
  readonly request: Request;
}

type Handler<Params> = (
  request: Request,
  context: { params: Promise<Params> },
) => Promise<Response>;

/**
 * A GET route: parse the query parameters, authorise, ask one question, answer JSON.
 * A parameter given twice is refused: which of them counts is a guess.
 * @param may the kind of work that the reader's role must allow
 */
export function respond<Schema extends z.ZodType, Params, Answer>(
  schema: Schema,
  ask: (asked: Asked<Params>, input: z.output<Schema>) => Promise<Answer>,
  may: Permission = "read",
): Handler<Params> {
  return handle(may, async (asked) => {
    const input = parse(schema, readQuery(new URL(asked.request.url)));
    const answer = await ask(asked, input);
    return answer instanceof Response ? answer : Response.json(answer, { headers: HEADERS });
  });
}

/**
 * A route that changes something: JSON in, JSON out, from our own pages only.
 * @param may the kind of work that the reader's role must allow
 * @param most characters of the body; only uploads need more than the usual ones
 */
export function change<Schema extends z.ZodType, Params, Answer>(
  schema: Schema,
  act: (asked: Asked<Params>, input: z.output<Schema>) => Promise<Answer>,
  { may = "work", most = MOST_CHARACTERS }: { may?: Permission; most?: number } = {},
): Handler<Params> {
  return handle(may, async (asked) => {
    assertSameOrigin(asked.request);
    const answer = await act(asked, parse(schema, await readJson(asked.request, most)));
    return Response.json(answer, { headers: HEADERS });
  });
}

function handle<Params>(
  may: Permission,
  run: (asked: Asked<Params>) => Promise<Response>,
): Handler<Params> {
  return async (request, context) => {
    try {
      const reader = openReader(getDatabase(), request.signal);
      assertMay(reader, may);
      return await run({ reader, params: await context.params, request });
    } catch (error) {
      return failure(error);
    }
  };
}

function failure(error: unknown): Response {
  const body = toErrorBody(error);
  const { code } = body.error;
  const wait = code === "too_many" ? { "Retry-After": RETRY_AFTER_SECONDS } : {};
  return Response.json(body, { status: STATUS[code], headers: { ...HEADERS, ...wait } });
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join(".") || "body", issue.message]),
  );
  throw new AppError(
    "invalid",
    `The request is not understood: ${Object.entries(fields)
      .map(([name, text]) => `${name}: ${text}`)
      .join("; ")}`,
    { fields },
  );
}

function readQuery(url: URL): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(values, name)) {
      throw new AppError("invalid", `The parameter ${name} is given twice.`, {
        fields: { [name]: "given twice" },
      });
    }
    values[name] = value;
  }
  return { ...values };
}

const MOST_CHARACTERS = 64 * 1024;

async function readJson(request: Request, most: number): Promise<unknown> {
  if (request.headers.get("content-type")?.split(";")[0]?.trim() !== "application/json") {
    throw new AppError("invalid", "Send the body as application/json.");
  }
  const tooLarge = `The body is larger than ${Math.floor(most / 1024)} kB.`;
  // What says that it is too large is not read; no character is longer than four bytes.
  if (Number(request.headers.get("content-length")) > 4 * most) {
    throw new AppError("invalid", tooLarge);
  }
  const text = await request.text();
  if (text.length > most) throw new AppError("invalid", tooLarge);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid", "The body is not valid JSON.");
  }
}

/** Browsers say where a request comes from; a page of another origin must not change anything. */
function assertSameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const host = request.headers.get("host");
  const isForeign = origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host);
  if (isForeign || (site !== null && site !== "same-origin" && site !== "none")) {
    throw new AppError("forbidden", "This request came from another site and was refused.");
  }
}
