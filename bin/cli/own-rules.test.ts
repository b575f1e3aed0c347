import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { projectRoot } from "@/bin/launch/project.mjs";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { readRuleFiles } from "@/lib/detections/rules/rule-files";
import { corpusSets } from "@/lib/ingest/testing/corpus";
import { correlate } from "@/lib/sigma/correlate";
import { correlatedFields, toHit } from "@/lib/sigma/correlation-hit";
import { STANDARD_LISTS } from "@/lib/sigma/environment";
import { loadRules } from "@/lib/sigma/load-rules";
import { matchRule } from "@/lib/sigma/match-rule";
import { RuleIndex } from "@/lib/sigma/rule-index";
import { Subject } from "@/lib/sigma/subject";
import { readLogRecords } from "./log-records";
import { matchRecords } from "./match-records";

const folder = join(projectRoot, "rules");
const sources = await readRuleFiles(folder);
const lists = new Map<string, readonly string[]>([
  ...STANDARD_LISTS.map((name): [string, string[]] => [name, []]),
  ["KnownAccounts", ["111111111111"]],
  ["TrailBuckets", ["org-trail"]],
  ["EgressIPs", ["9.9.9.0/24"]],
]);
const set = loadRules(sources, { lists });
const index = new RuleIndex(set.detections);
const fields = correlatedFields(set.correlations);

/** What every example has unless it says otherwise. */
const RECORD = {
  eventVersion: "1.08",
  eventID: "11111111-1111-4111-8111-111111111111",
  eventTime: "2026-07-01T12:00:00Z",
  eventType: "AwsApiCall",
  awsRegion: "eu-central-1",
  recipientAccountId: "123456789012",
  sourceIPAddress: "10.1.2.3",
  userAgent: "Boto3/1.34",
  userIdentity: { type: "IAMUser", userName: "alice", accountId: "123456789012" },
};

const record = z.record(z.string(), z.unknown());
/** A detection is shown by single events, a correlation by series of them. */
const examplesSchema = z.object({
  matches: z.array(z.union([record, z.array(record)])),
  passes: z.array(z.union([record, z.array(record)])),
});

function examplesOf(name: string): z.infer<typeof examplesSchema> {
  const text = readFileSync(join(folder, "examples", `${name}.json`), "utf8");
  return examplesSchema.parse(JSON.parse(text));
}

function subjectOf(example: z.infer<typeof record>): Subject {
  const whole = { ...RECORD, ...example };
  return new Subject(whole, toEvent(whole, JSON.stringify(whole)));
}

test("every rule runs, and the file is called like the rule", () => {
  expect(set.documents.filter(({ issues }) => issues.length > 0)).toEqual([]);
  const names = [...set.detections, ...set.correlations.map(({ rule }) => rule)].map(
    ({ name }) => name,
  );
  expect(names.sort()).toEqual(sources.map((source) => basename(source.name, ".yml")).sort());
});

const heads = [...set.detections, ...set.correlations.map(({ rule }) => rule)];

test.each(heads.map((rule) => [rule.name, rule] as const))(
  "%s says all that a responder needs",
  (_name, rule) => {
    expect(rule.level).not.toBe(null);
    expect(rule.author).toBe("Trailglass");
    expect(rule.description).not.toBe(null);
    expect(rule.falsepositives.length).toBeGreaterThan(0);
    expect(rule.custom.response).toHaveLength(1);
    expect(
      rule.tags.filter((tag) => /^attack\.t\d{4}(\.\d{3})?$/.test(tag)).length,
    ).toBeGreaterThan(0);
    expect(rule.id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  },
);

test.each(set.detections.map((rule) => [rule.name ?? "", rule] as const))(
  "%s matches its examples and passes the others",
  (name, rule) => {
    const { matches, passes } = examplesOf(name);
    expect([matches.length > 0, passes.length > 0]).toEqual([true, true]);
    const verdict = (example: unknown) => matchRule(rule, subjectOf(record.parse(example)));
    expect(matches.filter((example) => !verdict(example))).toEqual([]);
    expect(passes.filter((example) => verdict(example))).toEqual([]);
  },
);

test.each(set.correlations.map((each) => [each.rule.name ?? "", each] as const))(
  "%s finds its examples and passes the others",
  (name, correlation) => {
    const fires = (example: unknown) => {
      const hits = z
        .array(record)
        .parse(example)
        .flatMap((one, number) => {
          const subject = subjectOf(one);
          return index.match(subject).flatMap(({ key }) => {
            const asked = fields.get(key);
            return asked === undefined ? [] : (toHit(key, `e${number}`, subject, asked) ?? []);
          });
        });
      return correlate(correlation, hits, Number.MAX_SAFE_INTEGER).length > 0;
    };
    const { matches, passes } = examplesOf(name);
    expect([matches.length > 0, passes.length > 0]).toEqual([true, true]);
    expect(matches.filter((example) => !fires(example))).toEqual([]);
    expect(passes.filter((example) => fires(example))).toEqual([]);
  },
);

/** Each log of one attack technique, and the rule that must tell of it: the table in the docs. */
const TECHNIQUES = readFileSync(join(projectRoot, "docs/attack-techniques.md"), "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, file, rule, title, level, techniques] = line.split("|").map((cell) => cell.trim());
    if (!file?.startsWith("`") || !rule || !title || !level || !techniques) return [];
    const named = (cell: string) => cell.replaceAll("`", "");
    return [{ file: named(file), rule: named(rule), title, level, techniques }];
  });

const corpus = resolve(process.env.TRAILGLASS_CORPUS ?? "../shared/data");
const hasCorpus = corpusSets().length > 0 && existsSync(join(corpus, "stratus"));
const nameOf = new Map(heads.map(({ key, name }) => [key, name]));

test("the table of techniques says of each rule what the rule says of itself", () => {
  const said = new Map(heads.map((rule) => [rule.name, rule]));
  expect(TECHNIQUES.length).toBeGreaterThan(30);
  for (const { rule: name, title, level, techniques } of TECHNIQUES) {
    const rule = said.get(name);
    const tags = rule?.tags.flatMap((tag) => /^attack\.(t[\d.]+)$/.exec(tag)?.[1] ?? []);
    expect([rule?.title, rule?.level, tags?.join(", ").toUpperCase()]).toEqual([
      title,
      level,
      techniques,
    ]);
  }
});

test.skipIf(!hasCorpus)("every log of a technique has a row", () => {
  const logs = readdirSync(join(corpus, "stratus")).map((name) => name.slice(4, -5));
  expect(TECHNIQUES.map(({ file }) => file).sort()).toEqual(logs.sort());
});

test.skipIf(!hasCorpus).each(TECHNIQUES)(
  "the log of $file raises $rule",
  async ({ file, rule: expected }) => {
    const path = join(corpus, "stratus", `aws.${file}.json`);
    const raised = new Set<string | null | undefined>();
    for await (const { rule } of matchRecords(
      set,
      readLogRecords(path, () => {}),
    ))
      raised.add(nameOf.get(rule));
    expect([...raised]).toContain(expected);
  },
);
