import { resolve } from "node:path";
import { expect, test } from "vitest";
import { findCycle, readImportGraph, type SourceFile } from "./testing/import-graph";

const graph = readImportGraph(resolve(import.meta.dirname, ".."));

/** Which room may import which others. A room that is not named here may not exist. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // Pure: no database, no screen, no Node.
  "lib/cloudtrail": [],
  "lib/search": ["lib/cloudtrail"],
  "lib/format": [],
  // Digest files; node:crypto is all it needs of Node.
  "lib/digest": ["lib/cloudtrail", "lib/format"],
  "lib/sigma": ["lib/cloudtrail", "lib/search"],
  // Reports and cases as their parts mean, and the forms that are text.
  "lib/document": ["lib/format"],
  // The same as pages.
  "lib/pdf": ["lib/document", "lib/errors", "lib/format"],
  // Shared ground.
  "lib/config": [],
  "lib/errors": [],
  "lib/api": ["lib/digest", "lib/document", "lib/search"],
  // A reader is what a scoped question is asked with: the database room knows its shape.
  "lib/auth": ["lib/config", "lib/db", "lib/errors"],
  // Who signs in, and how: links, passwords, second factors, keys, providers.
  "lib/people": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/config",
    "lib/db",
    "lib/desk",
    "lib/errors",
    "lib/format",
  ],
  "lib/db": ["lib/auth", "lib/config", "lib/errors", "lib/search", "lib/cloudtrail"],
  // Who did what: appended, sealed, shown, proved.
  "lib/audit": [
    "lib/api",
    "lib/auth",
    "lib/config",
    "lib/db",
    "lib/desk",
    "lib/errors",
    "lib/format",
    "lib/search",
  ],
  // Each answers or changes one thing.
  "lib/events": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/cloudtrail",
    "lib/db",
    "lib/desk",
    "lib/errors",
    "lib/format",
    "lib/search",
  ],
  // What people keep: saved views, short links, history, the audit log.
  "lib/desk": ["lib/api", "lib/auth", "lib/db", "lib/errors", "lib/search"],
  // Which time and which accounts a page is about, and how much of the time before is known.
  "lib/period": ["lib/api", "lib/auth", "lib/db", "lib/errors", "lib/events", "lib/search"],
  // Who stands behind a session.
  "lib/lineage": [
    "lib/api",
    "lib/auth",
    "lib/cloudtrail",
    "lib/db",
    "lib/errors",
    "lib/events",
    "lib/search",
  ],
  "lib/regions": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/cloudtrail",
    "lib/db",
    "lib/errors",
    "lib/events",
    "lib/format",
    "lib/period",
    "lib/search",
    "lib/desk",
  ],
  // Principals, sessions, addresses, keys, resources and accounts: what each one did.
  "lib/profiles": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/cloudtrail",
    "lib/db",
    "lib/errors",
    "lib/events",
    "lib/format",
    "lib/period",
    "lib/search",
    "lib/config",
    "lib/desk",
  ],
  "lib/overview": [
    "lib/api",
    "lib/auth",
    "lib/cloudtrail",
    "lib/db",
    "lib/errors",
    "lib/events",
    "lib/format",
    "lib/period",
    "lib/search",
  ],
  // What AWS itself answers about keys, trails and buckets.
  "lib/aws": ["lib/digest", "lib/errors"],
  // Proof: digests and log files checked against each other, run by run.
  "lib/integrity": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/aws",
    "lib/cloudtrail",
    "lib/config",
    "lib/db",
    "lib/period",
    "lib/desk",
    "lib/digest",
    "lib/errors",
    "lib/events",
    "lib/format",
    "lib/ingest",
    "lib/search",
    "bench/generator",
  ],
  // Which hours the index can speak for, and how the trails are set up.
  "lib/coverage": [
    "lib/api",
    "lib/auth",
    "lib/aws",
    "lib/cloudtrail",
    "lib/config",
    "lib/db",
    "lib/digest",
    "lib/errors",
    "lib/events",
    "lib/format",
    "lib/integrity",
    "lib/period",
    "lib/search",
  ],
  // Rules, what they find, and what becomes of it.
  "lib/detections": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/aws",
    "lib/cloudtrail",
    "lib/config",
    "lib/coverage",
    "lib/db",
    "lib/desk",
    "lib/errors",
    "lib/events",
    "lib/format",
    "lib/period",
    "lib/profiles",
    "lib/regions",
    "lib/search",
    "lib/sigma",
  ],
  // Copies of what was found, the story they tell, and who worked on it.
  "lib/cases": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/cloudtrail",
    "lib/db",
    "lib/desk",
    "lib/document",
    "lib/errors",
    "lib/events",
    "lib/format",
    "lib/integrity",
    "lib/pdf",
    "lib/period",
    "lib/profiles",
    "lib/search",
  ],
  // The key that this installation signs with what leaves it.
  "lib/signing": ["lib/auth", "lib/db"],
  // Packs of controls, the evidence for them, and the reports that are made of it.
  "lib/reports": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/config",
    "lib/coverage",
    "lib/db",
    "lib/desk",
    "lib/document",
    "lib/errors",
    "lib/events",
    "lib/format",
    "lib/search",
    "lib/sigma",
    "lib/signing",
  ],
  // A report with all that it rests on, and the programs that check it anywhere.
  "lib/bundle": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/config",
    "lib/db",
    "lib/digest",
    "lib/document",
    "lib/errors",
    "lib/events",
    "lib/http",
    "lib/integrity",
    "lib/pdf",
    "lib/reports",
    "lib/signing",
  ],
  "lib/imports": [
    "lib/api",
    "lib/auth",
    "lib/db",
    "lib/errors",
    "lib/format",
    "lib/ingest",
    "lib/search",
  ],
  // The sample incident is written by the generator of the benchmarks.
  "lib/ingest": [
    "lib/aws",
    "lib/cloudtrail",
    "lib/db",
    "lib/detections",
    "lib/errors",
    "lib/search",
    "bench/generator",
  ],
  // What a recipient of a review link reaches: nothing that asks the index.
  "lib/reviews": ["lib/api", "lib/config", "lib/db", "lib/format"],
  // Review links on their author's side: freezing, redacting, making, ending.
  "lib/shares": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/cases",
    "lib/cloudtrail",
    "lib/config",
    "lib/coverage",
    "lib/db",
    "lib/desk",
    "lib/errors",
    "lib/reviews",
  ],
  "lib/http": [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/config",
    "lib/db",
    "lib/errors",
    "lib/reviews",
  ],
  // Screens.
  "components/ui": ["lib/api", "lib/format"],
  "components/charts": ["components/ui", "lib/format"],
  "components/shell": [
    "components/ui",
    "lib/api",
    // Roles alone, which are pure: what a person may not do is not offered.
    "lib/auth",
    "lib/digest",
    "lib/format",
    "lib/search",
  ],
  "components/people": ["components/shell", "components/ui", "lib/api", "lib/auth", "lib/format"],
  "components/events": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/cloudtrail",
    "lib/format",
    "lib/search",
  ],
  // Manuals that are written from the catalogue and the API's own description.
  "components/manual": ["components/shell", "components/ui", "lib/api", "lib/format", "lib/search"],
  "components/desk": ["components/shell", "components/ui", "lib/api", "lib/format", "lib/search"],
  "components/regions": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/cloudtrail",
    "lib/format",
    "lib/search",
  ],
  "components/profiles": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/cloudtrail",
    "lib/format",
    "lib/search",
  ],
  "components/overview": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/cloudtrail",
    "lib/format",
    "lib/search",
  ],
  "components/integrity": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/digest",
    "lib/format",
    "lib/search",
  ],
  "components/coverage": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/digest",
    "lib/format",
    "lib/search",
  ],
  "components/alerts": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/format",
    "lib/search",
  ],
  "components/audit": ["components/shell", "components/ui", "lib/api"],
  "components/cases": ["components/shell", "components/ui", "lib/api", "lib/format", "lib/search"],
  "components/rules": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/format",
    "lib/search",
  ],
  "components/alert-actions": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/format",
    "lib/search",
  ],
  "components/reports": [
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/document",
    "lib/format",
  ],
  "components/shares": ["components/shell", "components/ui", "lib/api", "lib/format"],
  "components/imports": [
    "components/charts",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/format",
  ],
  app: [
    "components/alert-actions",
    "components/alerts",
    "components/audit",
    "components/cases",
    "components/coverage",
    "components/desk",
    "components/events",
    "components/imports",
    "components/integrity",
    "components/manual",
    "components/overview",
    "components/people",
    "components/profiles",
    "components/regions",
    "components/reports",
    "components/rules",
    "components/shares",
    "components/shell",
    "components/ui",
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/bundle",
    "lib/cases",
    "lib/config",
    "lib/coverage",
    "lib/db",
    "lib/desk",
    "lib/detections",
    "lib/document",
    "lib/errors",
    "lib/events",
    "lib/http",
    "lib/imports",
    "lib/integrity",
    "lib/lineage",
    "lib/overview",
    "lib/pdf",
    "lib/people",
    "lib/period",
    "lib/profiles",
    "lib/regions",
    "lib/reports",
    "lib/reviews",
    "lib/search",
    "lib/shares",
  ],
  bin: [
    "lib/api",
    "lib/audit",
    "lib/auth",
    "lib/aws",
    "lib/bundle",
    "lib/cases",
    "lib/cloudtrail",
    "lib/config",
    "lib/coverage",
    "lib/db",
    "lib/detections",
    "lib/digest",
    "lib/document",
    "lib/errors",
    "lib/events",
    "lib/format",
    "lib/http",
    "lib/imports",
    "lib/ingest",
    "lib/integrity",
    "lib/lineage",
    "lib/pdf",
    "lib/people",
    "lib/profiles",
    "lib/regions",
    "lib/reports",
    "lib/sigma",
    "lib/signing",
  ],
  "bench/generator": [],
  // Measures the program, so it may use all of it but the screens.
  bench: [
    "// How a browser or a script signs in.",
    "bench/generator",
    "bin",
    "e2e",
    "lib/api",
    "lib/auth",
    "lib/coverage",
    "lib/db",
    "lib/detections",
    "lib/digest",
    "lib/document",
    "lib/events",
    "lib/ingest",
    "lib/integrity",
    "lib/lineage",
    "lib/overview",
    "lib/pdf",
    "lib/profiles",
    "lib/regions",
  ],
  proxy: ["lib/auth", "lib/config"],
  instrumentation: ["lib/http"],
};

/** Each heavy package has one door: the files that may import it. */
const DOORS = [
  [
    "the S3 client",
    /^@aws-sdk\/client-s3/,
    /^lib\/(?:ingest\/sources\/s3\.ts|aws\/describe-bucket\.ts)$/,
  ],
  ["the SQS client", /^@aws-sdk\/client-sqs/, /^lib\/ingest\/sources\/sqs\.ts$/],
  ["AWS credentials", /^@aws-sdk\/cred/, /^lib\/aws\/aws-connection\.ts$/],
  ["the CloudTrail client", /^@aws-sdk\/client-cloudtrail/, /^lib\/aws\//],
  ["the SNS client", /^@aws-sdk\/client-sns/, /^lib\/aws\/publish-to-topic\.ts$/],
  ["the EventBridge client", /^@aws-sdk\/client-eventbridge/, /^lib\/aws\/put-event\.ts$/],
  [
    "any other AWS package",
    /^@(?:aws-sdk\/(?!client-s[3qn]|client-cloudtrail|client-eventbridge|cred)|smithy)/,
    /^$/,
  ],
  ["recharts", /^recharts/, /^components\/charts\//],
  ["the table", /^@tanstack\/react-(?:table|virtual)/, /^components\/(?:events|desk|ui)\//],
  ["the query cache", /^@tanstack\/react-query/, /^(?:lib\/api|components|app)\//],
  ["the address database", /^maxmind/, /^lib\/profiles\/locate-address\.ts$/],
  ["map making", /^(?:d3-geo|topojson-client|world-atlas)/, /^bin\/make-world-land\.mjs$/],
  ["radix", /^(?:radix-ui|@radix-ui\/)/, /^components\/ui\//],
  ["the Prisma adapter", /^@prisma\/adapter-pg/, /^lib\/db\/database\.ts$/],
  [
    "the Prisma client",
    /^@\/lib\/db\/generated\//,
    /^(?:lib\/(?:audit|bundle|cases|coverage|db|desk|detections|events|imports|ingest|integrity|auth|lineage|overview|people|period|profiles|regions|reports|reviews|shares)|bench)\//,
  ],
  ["the ZIP writer", /^yazl/, /^lib\/http\/zip-stream\.ts$/],
  ["the ZIP reader", /^yauzl/, /^lib\/(?:ingest\/sources\/zip-archive|bundle\/unpack-bundle)\.ts$/],
  [
    "the identity provider",
    /^openid-client/,
    /^lib\/people\/(?:provider-client|begin-provider-sign-in|end-provider-sign-in)\.ts$/,
  ],
  ["the QR code", /^uqr/, /^lib\/people\/change-second-factor\.ts$/],
  ["the address reader", /^ipaddr\.js/, /^lib\/aws\/check-endpoint\.ts$/],
  ["mail", /^nodemailer/, /^lib\/detections\/actions\//],
  [
    "the YAML reader",
    /^yaml/,
    /^lib\/(?:sigma\/(?:read-yaml|check-yaml-shape)|reports\/pack\/read-pack)\.ts$/,
  ],
  ["regular expressions in linear time", /^re2js/, /^lib\/sigma\/regex\.ts$/],
  ["the bundler", /^esbuild/, /^(?:bin\/launch|bench)\//],
  ["React and Next", /^(?:react|react-dom|next)(?:\/|$)/, /^(?:app|components|proxy)/],
  ["the icons' drawings", /^lucide-react/, /^bin\/make-icons\.mjs$/],
  ["DuckDB", /^@duckdb\//, /^bench\/peer\//],
] as const;

const PURE = ["lib/cloudtrail", "lib/search", "lib/format", "lib/sigma"];
/** Pure themselves: readers of YAML and of regular expressions, each behind its door. */
const PURE_PACKAGES = ["zod", "yaml", "re2js"];

const isTest = (path: string) =>
  /\.test\.(?:ts|tsx|mjs)$|\/testing\/|^e2e\/|^vitest\.config/.test(path);

/** `lib/search/url.ts` is in `lib/search`, `lib/config.ts` in `lib/config`, `bin/cli/x.ts` in `bin`. */
function roomOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  const isHouse = first === "lib" || first === "components" || second === "generator";
  return (isHouse ? `${first}/${second}` : first).replace(/\.\w+$/, "");
}

const program = graph.filter(({ path }) => !isTest(path) && !/^\w+\.config\./.test(path));

function faults(find: (file: SourceFile) => readonly string[]): string[] {
  return program.flatMap((file) => find(file).map((target) => `${file.path} imports ${target}`));
}

test("the scan sees the program", () => {
  expect(program.length).toBeGreaterThan(200);
  const route = program.find(({ path }) => path === "app/api/events/route.ts");
  expect(route?.files).toContain("lib/events/list-events.ts");
});

test("each room imports only the rooms it may", () => {
  const allows = (from: string, to: string) => from === to || MAY_IMPORT[from]?.includes(to);
  expect(
    faults(({ path, files }) => files.filter((file) => !allows(roomOf(path), roomOf(file)))),
  ).toEqual([]);
});

test("every room has its place in the map", () => {
  const rooms = new Set(program.map(({ path }) => roomOf(path)));
  expect([...rooms].filter((room) => !Object.hasOwn(MAY_IMPORT, room))).toEqual([]);
});

test("nothing imports in a circle", () => {
  expect(findCycle(graph)).toBe(null);
});

test("pure rooms import pure packages and each other, and ask neither Node nor the browser", () => {
  const pure = program.filter(({ path }) => PURE.includes(roomOf(path)));
  const packages = pure.flatMap((file) => file.packages);
  expect(packages.filter((name) => !PURE_PACKAGES.includes(name))).toEqual([]);
  const impure = /\b(?:process|Buffer|document|window|localStorage)\s*[.(]|\b__dirname\b/;
  expect(pure.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([]);
});

test.each(DOORS)("%s is imported behind its door only", (_what, name, door) => {
  const outside = faults(({ path, packages }) =>
    door.test(path) ? [] : packages.filter((each) => name.test(each)),
  );
  expect(outside).toEqual([]);
});

test("the environment is read by the config room and by programs only", () => {
  const readers = program.filter(({ text }) => /\bprocess\s*\.\s*env\b/.test(text));
  const others = readers.map(({ path }) => path).filter((path) => !/^(?:bin|bench)\//.test(path));
  expect(others).toEqual(["lib/config.ts"]);
});

test("what exists for tests is imported by tests and benchmarks only", () => {
  const isBench = (path: string) => roomOf(path) === "bench";
  expect(faults(({ path, files }) => (isBench(path) ? [] : files.filter(isTest)))).toEqual([]);
});
