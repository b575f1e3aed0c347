import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import * as actionContract from "./action-contract";
import * as alertContract from "./alert-contract";
import * as alertEvidenceContract from "./alert-evidence-contract";
import * as analysisContract from "./analysis-contract";
import * as auditContract from "./audit-contract";
import * as caseChangeContract from "./case-change-contract";
import * as caseContract from "./case-contract";
import * as contract from "./contract";
import * as coverageContract from "./coverage-contract";
import * as deskContract from "./desk-contract";
import * as huntContract from "./hunt-contract";
import * as iamContract from "./iam-contract";
import * as importContract from "./import-contract";
import * as integrityContract from "./integrity-contract";
import * as lineageContract from "./lineage-contract";
import { openApiDocument } from "./openapi";
import * as overviewContract from "./overview-contract";
import * as parameters from "./parameters";
import * as peopleContract from "./people-contract";
import * as profileContract from "./profile-contract";
import * as regionContract from "./region-contract";
import * as reportContract from "./report-contract";
import { ROUTES } from "./routes";
import * as ruleContract from "./rule-contract";
import * as ruleCoverageContract from "./rule-coverage-contract";
import * as scheduleContract from "./schedule-contract";
import * as shareContract from "./share-contract";
import * as signInContract from "./sign-in-contract";
import * as suppressionContract from "./suppression-contract";
import * as tuneContract from "./tune-contract";
import * as valueListContract from "./value-list-contract";

const api = resolve(import.meta.dirname, "../../app/api");
const text = JSON.stringify(openApiDocument());

/** `get /api/events/{key}` for each method that a route file exports. */
function routesOnDisk(): string[] {
  return readdirSync(api, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("route.ts"))
    .flatMap((path) => {
      const code = readFileSync(join(api, path), "utf8");
      const url = path.replaceAll("\\", "/").replace(/\/?route\.ts$/, "");
      const methods = [...code.matchAll(/^export (?:const|async function|function) ([A-Z]+)\b/gm)];
      return methods.map(
        ([, method = ""]) =>
          `${method.toLowerCase()} /api/${url.replaceAll("[", "{").replaceAll("]", "}")}`,
      );
    })
    .sort();
}

test("every route and method on disk is described, and nothing else is", () => {
  const described = ROUTES.map(({ method, path }) => `${method} ${path}`).sort();
  expect(described).toEqual(routesOnDisk());
});

test("each route checks what it is sent against the very schema that describes it", () => {
  const schemas: Readonly<Record<string, unknown>> = {
    ...auditContract,
    ...contract,
    ...caseContract,
    ...caseChangeContract,
    ...actionContract,
    ...alertContract,
    ...alertEvidenceContract,
    ...shareContract,
    ...suppressionContract,
    ...reportContract,
    ...scheduleContract,
    ...ruleContract,
    ...ruleCoverageContract,
    ...signInContract,
    ...valueListContract,
    ...analysisContract,
    ...coverageContract,
    ...deskContract,
    ...huntContract,
    ...tuneContract,
    ...iamContract,
    ...importContract,
    ...integrityContract,
    ...overviewContract,
    ...lineageContract,
    ...parameters,
    ...peopleContract,
    ...profileContract,
    ...regionContract,
  };
  for (const { method, path, query, body } of ROUTES) {
    const folder = path.replace("/api/", "").replaceAll("{", "[").replaceAll("}", "]");
    const code = readFileSync(join(api, folder, "route.ts"), "utf8");
    const checked =
      method === "get"
        ? /^export const GET = respond(?:ToAnyone)?\(\s*(\w+)/m.exec(code)
        : /^export const POST = change(?:ByAnyone)?\(\s*(\w+)/m.exec(code);
    expect(schemas[checked?.[1] ?? ""], `${method} ${path}`).toBe(
      body ?? query ?? parameters.noParamsSchema,
    );
  }
});

test("every reference in the document leads to a shape in it", () => {
  const names = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, name = ""]) => name);
  expect(names).toContain("#/components/schemas/EventRow");
  const known = Object.keys(shapes()).map((name) => `#/components/schemas/${name}`);
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
});

test("the parameters of a search are those that its route accepts", () => {
  const list = operation("/api/events", "get");
  expect(list.parameters?.map(({ name }) => name)).toEqual([
    "q",
    "from",
    "to",
    "asof",
    "cursor",
    "sort",
    "limit",
    "cols",
    "at",
    "around",
  ]);
  expect(list.parameters?.some(({ required }) => required)).toBe(false);
  expect(operation("/api/imports/{id}", "post")).toMatchObject({
    parameters: [{ name: "id", in: "path", required: true }],
    requestBody: { required: true },
  });
});

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly required: boolean }[];
}

function operation(path: string, method: string): Operation {
  return JSON.parse(text).paths[path][method];
}

function shapes(): Record<string, unknown> {
  return JSON.parse(text).components.schemas;
}
