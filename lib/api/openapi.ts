import { z } from "zod";
import type { ApiRoute } from "./api-route";
import {
  errorBodySchema,
  eventRowSchema,
  facetSchema,
  outcomeSchema,
  queryIssueSchema,
  recordPlaceSchema,
} from "./contract";
import {
  fileStateSchema,
  logFileSchema,
  progressSchema,
  rejectSchema,
  sourceSchema,
} from "./import-contract";
import { PROFILE_KINDS } from "./profile-contract";
import { ROUTES } from "./routes";
import { ruleExplanationSchema } from "./rule-contract";

type Json = Readonly<Record<string, unknown>>;

/** Shapes that several answers share; each is written once and referred to. */
const SHARED = {
  ErrorBody: errorBodySchema,
  EventRow: eventRowSchema,
  Facet: facetSchema,
  FileState: fileStateSchema,
  LogFile: logFileSchema,
  Outcome: outcomeSchema,
  Progress: progressSchema,
  QueryIssue: queryIssueSchema,
  RecordPlace: recordPlaceSchema,
  Reject: rejectSchema,
  RuleExplanation: ruleExplanationSchema,
  Source: sourceSchema,
} as const;

const shared = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(SHARED)) shared.add(schema, { id });

const uri = (id: string) => `#/components/schemas/${id}`;
const FAILURE = { $ref: uri("ErrorBody") };
const ERRORS: Readonly<Record<string, string>> = {
  "400": "The request or its query is not understood",
  "403": "The request came from another site",
  "404": "There is no such thing",
  "409": "It cannot be done in this state",
  "429": "More searches at once than one reader may run; try again in a moment",
  "500": "A fault of the server, logged under `requestId`",
  "503": "The database is away for a moment",
  "504": "The search took longer than it may",
};

/** The API as one OpenAPI 3.1 document, written from the schemas that the routes check against. */
export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of ROUTES) paths[route.path] = { ...paths[route.path], ...operation(route) };
  const { schemas } = z.toJSONSchema(shared, { uri });
  return {
    openapi: "3.1.1",
    info: {
      title: "Trailglass",
      version: "1",
      description:
        "Times are UTC milliseconds since 1970; null means that the record does not say. " +
        "Changes are accepted from the server's own origin only.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, each]) => [id, plain(each)])),
    },
  };
}

function operation({ method, path, summary, query, body, answer }: ApiRoute): Record<string, Json> {
  const parameters = [...pathParameters(path), ...queryParameters(query)];
  return {
    [method]: {
      summary,
      ...(parameters.length > 0 && { parameters }),
      ...(body && { requestBody: { required: true, content: json(schemaOf(body, "input")) } }),
      responses: {
        "200": { description: "The answer", content: content(answer) },
        ...Object.fromEntries(
          Object.entries(ERRORS).map(([status, description]) => [
            status,
            { description, content: json(FAILURE) },
          ]),
        ),
      },
    },
  };
}

function content(answer: ApiRoute["answer"]): Json {
  if (answer instanceof z.ZodType) return json(schemaOf(answer, "output"));
  return Object.fromEntries(answer.map((type) => [type, {}]));
}

const json = (schema: Json): Json => ({ "application/json": { schema } });

/** Shapes of what a path names, where it is not a number of ours. */
const PATH_TEXTS: ReadonlyMap<string, Json> = new Map([
  ["key", { type: "string" }],
  ["kind", { type: "string", enum: [...PROFILE_KINDS] }],
  ["uuid", { type: "string", format: "uuid" }],
]);

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: PATH_TEXTS.get(name) ?? { type: "integer", minimum: 0 },
  }));
}

function queryParameters(query: z.ZodObject | undefined): Json[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    // What has a default or may be absent accepts that nothing is given.
    required: !z.safeParse(schema, undefined).success,
    schema: schemaOf(schema, "input"),
  }));
}

/** JSON Schema of one shape; the shared ones are referred to where the document keeps them. */
function schemaOf(schema: z.core.$ZodType, io: "input" | "output"): Json {
  const whole = z.toJSONSchema(schema, { io, metadata: shared });
  return plain(JSON.parse(JSON.stringify(whole).replaceAll('"#/$defs/', `"${uri("")}`)));
}

/** Without the marks of a document of its own, which a part of another has not. */
function plain({ $schema: _dialect, $id: _id, $defs: _shared, ...schema }: Json): Json {
  return schema;
}
