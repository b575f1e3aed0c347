import "server-only";
import type { z } from "zod";
import { recordRefusal } from "@/lib/audit/record-refusal";
import { factsOf, withRequestFacts } from "@/lib/audit/request-facts";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { readerUntil } from "@/lib/auth/reader-until";
import type { Permission } from "@/lib/auth/role";
import { whileAllowed } from "@/lib/auth/while-allowed";
import { type Asker, readerOf, whoAsks } from "@/lib/auth/who-asks";
import type { Database } from "@/lib/db/database";
import { getDatabase } from "@/lib/db/get-database";
import { AppError, type ErrorKind } from "@/lib/errors";
import { toErrorBody } from "./error-body";
import { assertOwnOrigin } from "./own-origin";
import { PersonLimits } from "./person-limits";
import { readBounded } from "./read-bounded";
import { watchedAnswer } from "./watched-answer";

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
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
const LIMITS = new PersonLimits();
const HEADERS = { "Cache-Control": "no-store, private" };

/** What a route is asked: who reads, and the values of its path. */
export interface Asked<Params> {
  readonly reader: Reader;
  /** What let them in. */
  readonly by: Asker["by"];
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
    return toResponse(await ask(asked, input));
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
    // No page of another site can send a key: it is no cookie.
    if (asked.by.kind === "login") assertOwnOrigin(asked.request);
    return toResponse(await act(asked, parse(schema, await readJson(asked.request, most))));
  });
}

/** What a route is asked that answers before anybody has signed in. */
interface Open<Params> {
  readonly db: Database;
  readonly params: Params;
  readonly request: Request;
}

/** A GET route for everybody. What it answers must be known to everybody. */
export function respondToAnyone<Schema extends z.ZodType, Params, Answer>(
  schema: Schema,
  ask: (asked: Open<Params>, input: z.output<Schema>) => Promise<Answer>,
): Handler<Params> {
  return handleOpen(async (asked) =>
    toResponse(await ask(asked, parse(schema, readQuery(new URL(asked.request.url))))),
  );
}

/** A change by somebody who has yet to prove who they are: signing in, from our own pages only. */
export function changeByAnyone<Schema extends z.ZodType, Params, Answer>(
  schema: Schema,
  act: (asked: Open<Params>, input: z.output<Schema>) => Promise<Answer>,
): Handler<Params> {
  return handleOpen(async (asked) => {
    assertOwnOrigin(asked.request);
    return toResponse(
      await act(asked, parse(schema, await readJson(asked.request, MOST_CHARACTERS))),
    );
  });
}

function handleOpen<Params>(run: (asked: Open<Params>) => Promise<Response>): Handler<Params> {
  return (request, context) =>
    withRequestFacts(factsOf(request.headers), async () => {
      try {
        return await run({ db: getDatabase(), params: await context.params, request });
      } catch (error) {
        return failure(error, request);
      }
    });
}

function handle<Params>(
  may: Permission,
  run: (asked: Asked<Params>) => Promise<Response>,
): Handler<Params> {
  return (request, context) =>
    withRequestFacts(factsOf(request.headers), async () => {
      try {
        const db = getDatabase();
        const asker = await whoAsks(db, request.headers);
        try {
          return await answerTo(asker, db);
        } catch (error) {
          await recordIfRefused(error, asker, db, request);
          throw error;
        }
      } catch (error) {
        return failure(error, request);
      }

      async function answerTo(asker: Asker, db: Database): Promise<Response> {
        const leave = LIMITS.admit(asker.personId, Date.now());
        const { signal, end: endWatch } = whileAllowed(db, request.headers, asker);
        const end = () => {
          endWatch();
          leave();
        };
        request.signal.addEventListener("abort", end, { once: true });
        try {
          const reader = readerUntil(readerOf(db, asker, request.signal), signal);
          assertMay(reader, may);
          const params = await context.params;
          const answer = await run({ reader, by: asker.by, params, request });
          if (request.method !== "HEAD") return watchedAnswer(answer, signal, end);
          // Nobody reads the body of this one.
          await answer.body?.cancel();
          end();
          return new Response(null, answer);
        } catch (error) {
          end();
          throw error;
        }
      }
    });
}

/**
 * What a person may not do is recorded; so is what somebody with some accounts asked for and is not
 * there for them: whether it exists elsewhere is not looked up, or the answer would take longer.
 */
async function recordIfRefused(
  error: unknown,
  { personId: actor, accounts }: Asker,
  db: Database,
  request: Request,
): Promise<void> {
  if (!(error instanceof AppError)) return;
  const isRefusal =
    error.kind === "forbidden" || (error.kind === "not_found" && accounts !== "all");
  if (!isRefusal) return;
  const { pathname } = new URL(request.url);
  await recordRefusal({ db, actor }, `${request.method} ${pathname}`, error.kind);
}

/** An answer as it is, or anything else as JSON that nobody keeps. */
function toResponse(answer: unknown): Response {
  return answer instanceof Response ? answer : Response.json(answer, { headers: HEADERS });
}

function failure(error: unknown, request: Request): Response {
  const body = toErrorBody(error);
  const { code } = body.error;
  if (code === "unauthenticated" && isVisit(request)) {
    const { pathname, search } = new URL(request.url);
    const Location = `/sign-in?to=${encodeURIComponent(pathname + search)}`;
    return new Response(null, { status: 307, headers: { ...HEADERS, Location } });
  }
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
  const text = await readBounded(request, most);
  if (text === null) {
    throw new AppError("invalid", `The body is larger than ${Math.floor(most / 1024)} kB.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid", "The body is not valid JSON.");
  }
}

/** Somebody followed a link to what is no page: a short link, a download. */
function isVisit({ method, headers }: Request): boolean {
  return method === "GET" && headers.get("sec-fetch-mode") === "navigate";
}
