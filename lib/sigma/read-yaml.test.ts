import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_FILE_LENGTH } from "./limits";
import { loadRules } from "./load-rules";
import { readYaml } from "./read-yaml";
import { load, problemsOf, ruleText } from "./testing/write-rule";

const reasons = (text: string) => readYaml(text).flatMap(({ issues }) => issues.issues);

test.each([
  ["brackets", "[".repeat(60_000)],
  ["braces", "{a: ".repeat(15_000)],
  ["dashes", "- ".repeat(30_000)],
  ["question marks", "? ".repeat(30_000)],
  ["indents", Array.from({ length: 400 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")],
  ["lines", `a: ${"[\n".repeat(40)}`],
])("nothing but %s is refused before the reader of YAML sees it", (_what, text) => {
  expect(reasons(text).map(({ message }) => message)).toEqual([
    "Lists and maps may be nested 32 deep at most.",
  ]);
});

test("brackets inside texts are no depth", () => {
  expect(
    reasons(`a: '${"[".repeat(100)}'\nb: x${"[{-".repeat(100)}\nc: |\n  ${"[".repeat(99)}`),
  ).toEqual([]);
});

test("aliases, tags and keys that stand twice are refused at their place", () => {
  expect(reasons("a: &x [1]\nb:\n  c: *x\n")).toMatchObject([
    {
      severity: "error",
      path: "b.c",
      line: 3,
      message: "Aliases (*x) are refused: write the value out.",
    },
  ]);
  expect(reasons("a: 1\nb:\n  k: 1\n  k: 2\n")).toMatchObject([
    { path: "b.k", line: 4, message: "The key k stands here twice: one of them would be lost." },
  ]);
  expect(reasons("a: !!js/function x")[0]?.message).toMatch(/Tags|not valid YAML/);
  expect(reasons("? [a]\n: b")[0]?.message).toBe("A key must be a plain name.");
});

test("a bomb of aliases costs nothing", () => {
  const levels = Array.from(
    { length: 9 },
    (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(9)}]`,
  );
  const found = reasons(`l0: &l0 [x, x]\n${levels.join("\n")}`);
  expect(found).toHaveLength(81);
  expect(found.every(({ message }) => message.startsWith("Aliases"))).toBe(true);
});

test("large texts, many values and many documents are refused", () => {
  expect(reasons("#".repeat(MAX_FILE_LENGTH + 1))[0]?.message).toContain(
    "at most 262144 characters",
  );
  expect(reasons(`a: [${"1,".repeat(21_000)}]`)[0]?.message).toContain("at most 20000 values");
  expect(reasons("---\na: 1\n".repeat(501))[0]?.message).toContain("at most 500 rules");
});

test("broken YAML is told with its line, and the other documents are read", () => {
  const [broken, good] = readYaml("a: [1,\nb: }\n---\ntitle: x\n");
  expect(broken?.root).toBe(null);
  expect(broken?.issues.issues[0]).toMatchObject({ severity: "error", line: 2 });
  expect(good?.root?.entries).toHaveLength(1);
  expect(good?.start.line).toBe(4);
});

test("every issue of a rule has its path and line", () => {
  const text = `title: x
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName:
      - CreateUser
      - a: b
    "user.name|foo": x
  condition: selection
level: enormous
`;
  const [rule] = load(text).documents;
  expect(rule?.runs).toBe(false);
  expect(rule?.issues.map(({ path, line }) => [path, line])).toEqual([
    ["level", 12],
    ["detection.selection.eventName[1]", 9],
    ['detection.selection."user.name|foo"', 10],
  ]);
});

test("no text whatever makes the loader throw, and each document that is no rule has a reason", () => {
  const word = fc.constantFrom(
    ..."title: x|detection:|selection:|condition: selection|logsource:|correlation:|filter:|- a|a: b|  |\n|---|[|{|}|*x|&x|!!str|null|'|\"|: |type: event_count|rules: [a]|timespan: 5m".split(
      "|",
    ),
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 40 }).map((words) => words.join("\n")),
  );
  fc.assert(
    fc.property(text, (source) => {
      const { documents } = loadRules([{ name: "x", text: source }], { lists: new Map() });
      for (const { runs, issues } of documents) {
        expect(runs).toBe(!issues.some(({ severity }) => severity === "error"));
      }
    }),
    { numRuns: 500 },
  );
});

test("a rule without a detection, a title or a log source says what is missing", () => {
  expect(problemsOf(load("title: x\nlevel: low\n"))).toEqual([
    "error : A rule has a detection, a correlation or a filter; here is none.",
  ]);
  expect(problemsOf(load(ruleText("s: [x]\ncondition: s", "level: low\n")))).toEqual([
    "error : A rule needs a title.",
    "error : logsource must say which logs are meant: product: aws, service: cloudtrail.",
  ]);
  const windows = ruleText("s: [x]\ncondition: s", "title: x\nlogsource: { product: windows }\n");
  expect(problemsOf(load(windows))).toEqual([
    "error logsource: This rule is about other logs (product: windows), not about CloudTrail's (product: aws, service: cloudtrail).",
  ]);
});
