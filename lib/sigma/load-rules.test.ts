import { expect, test } from "vitest";
import { correlatedFields } from "./correlation-hit";
import { loadRules } from "./load-rules";
import { matchRule } from "./match-rule";
import { load, problemsOf, subjectOf } from "./testing/write-rule";

const LOGS = "logsource: { product: aws, service: cloudtrail }";

function base(name: string, eventName: string): string {
  return `title: ${name} title\nid: ${idOf(name)}\nname: ${name}\n${LOGS}\ndetection:\n  s:\n    eventName: ${eventName}\n  condition: s\n`;
}

/** A UUID that ends in the letters of a name. */
function idOf(name: string): string {
  const hex = [...name].map((char) => char.charCodeAt(0).toString(16)).join("");
  return `00000000-0000-4000-8000-${hex.slice(-12).padStart(12, "0")}`;
}

function correlation(name: string, body: string): string {
  return `title: ${name} title\nname: ${name}\ncorrelation:\n  ${body.trim().replaceAll("\n", "\n  ")}\n`;
}

const COUNT =
  "type: event_count\nrules: [login]\ngroup-by: [sourceIPAddress]\ntimespan: 15m\ncondition: { gte: 5 }";

test("a correlation finds its rules by id, by name, and by title", () => {
  for (const reference of [idOf("login"), "login", "login title"]) {
    const text = correlation("many", COUNT.replace("login", reference));
    const set = load(`${base("login", "ConsoleLogin")}---\n${text}`);
    expect(problemsOf(set)).toEqual(
      reference === "login title"
        ? ["warning correlation.rules[0]: A title may change: name the rule by its id or name."]
        : [],
    );
    expect(set.correlations[0]?.parts).toMatchObject([{ key: idOf("login"), correlation: null }]);
  }
});

test("rules of a correlation are silent alone unless it says generate or another one does", () => {
  const login = base("login", "ConsoleLogin");
  const silent = (...texts: string[]) => [...load([login, ...texts].join("---\n")).silent];
  expect(silent()).toEqual([]);
  expect(silent(correlation("many", COUNT))).toEqual([idOf("login")]);
  expect(silent(correlation("many", `${COUNT}\ngenerate: true`))).toEqual([]);
  expect(
    silent(correlation("many", COUNT), correlation("more", `${COUNT}\ngenerate: true`)),
  ).toEqual([]);
});

test("correlations chain, and the events below must hold what those above ask for", () => {
  const outer =
    "type: temporal_ordered\nrules: [many, login]\ngroup-by: [user]\ntimespan: 1h\naliases:\n  user:\n    many: userIdentity.userName\n    login: requestParameters.userName";
  const set = load(
    [base("login", "ConsoleLogin"), correlation("many", COUNT), correlation("outer", outer)].join(
      "---\n",
    ),
  );
  expect(problemsOf(set)).toEqual([]);
  const chained = set.correlations.find(({ rule }) => rule.name === "outer");
  expect(chained?.parts.map(({ correlation: inner }) => inner?.rule.name)).toEqual([
    "many",
    undefined,
  ]);
  expect([...(correlatedFields(set.correlations).get(idOf("login")) ?? [])].sort()).toEqual([
    "requestParameters.userName",
    "sourceIPAddress",
    "userIdentity.userName",
  ]);
});

test.each([
  ["rules: [login]", "rules: [nobody]", "correlation.rules[0]: No rule is called nobody."],
  [
    "rules: [login]",
    "rules: [login, login]",
    "correlation.rules[1]: The rule login is named twice.",
  ],
  ["rules: [login]", "rules: []", "correlation.rules: rules must name rules."],
  [
    "rules: [login]",
    "rules: [broken]",
    "correlation.rules[0]: The rule broken is refused, so this one cannot run.",
  ],
  [
    "rules: [login]",
    "rules: [many]",
    "correlation.rules[0]: Correlations refer to each other in a circle.",
  ],
  ["event_count", "sudden_count", "correlation.type: type is one of event_count,"],
  [
    "event_count",
    "value_count",
    "correlation.condition: value_count needs a field in its condition.",
  ],
  ["timespan: 15m", "timespan: 15", "correlation.timespan: timespan is a number and s, m, h or d"],
  [
    "timespan: 15m",
    "timespan: 1000d",
    "correlation.timespan: timespan is a number and s, m, h or d",
  ],
  ["{ gte: 5 }", "{ gte: many }", "correlation.condition.gte: gte is compared with a number."],
  ["{ gte: 5 }", "{}", "correlation.condition: A limit is missing"],
  [
    "{ gte: 5 }",
    "{ gte: 5, field: a }",
    "correlation.condition: event_count counts no values of a field.",
  ],
  [
    "{ gte: 5 }",
    "{ at_least: 5 }",
    "correlation.condition.at_least: The condition of event_count has no at_least.",
  ],
  ["{ gte: 5 }", "a and b", "correlation.condition: condition is a map such as gte: 5."],
  [
    "timespan: 15m",
    "timespan: 15m\nwindow: 5m",
    "correlation.window: A correlation has no window.",
  ],
  [
    "timespan: 15m",
    "timespan: 15m\naliases: { ip: {} }",
    "correlation.aliases: The alias ip has no field for login.",
  ],
  [
    "timespan: 15m",
    "timespan: 15m\naliases: { ip: { login: a, other: b } }",
    "correlation.aliases: The alias ip names a rule that is not correlated here.",
  ],
  [
    "timespan: 15m",
    "timespan: 15m\ngenerate: maybe",
    "correlation.generate: generate is true or false.",
  ],
])("a correlation with %s as %s is refused", (from, to, reason) => {
  const broken = base("broken", "x").replace("condition: s", "condition: t");
  const set = load(
    [base("login", "ConsoleLogin"), broken, correlation("many", COUNT.replace(from, to))].join(
      "---\n",
    ),
  );
  const found = set.documents.find(
    ({ kind, title }) => kind === "correlation" || title === "many title",
  );
  expect(found?.runs).toBe(false);
  expect(problemsOf(set).join("\n")).toContain(`error ${reason}`);
  expect(set.correlations).toEqual([]);
});

test("correlations that name each other are refused, all of them", () => {
  const one = correlation("one", COUNT.replace("login", "two"));
  const two = correlation("two", COUNT.replace("login", "one"));
  const set = load(`${one}---\n${two}`);
  expect(set.documents.map(({ runs }) => runs)).toEqual([false, false]);
});

test("limits that may be exceeded say how they are judged", () => {
  const set = load(`${base("login", "x")}---\n${correlation("few", COUNT.replace("gte", "lt"))}`);
  expect(problemsOf(set)[0]).toMatch(/^warning correlation\.condition: .*judged in windows/);
});

test("two rules with one id are told apart by refusing the second", () => {
  const set = loadRules(
    [
      { name: "a.yml", text: base("login", "x") },
      { name: "b.yml", text: base("login", "y") },
    ],
    { lists: new Map() },
  );
  expect(set.documents.map(({ runs }) => runs)).toEqual([true, false]);
  expect(problemsOf(set)[0]).toContain("Another rule has this id or name too: a.yml, line 1.");
});

const filter = (rules: string, condition: string) =>
  `title: Administrators\n${LOGS}\nfilter:\n  rules: ${rules}\n  selection:\n    userIdentity.userName|startswith: adm_\n  condition: ${condition}\n`;

test.each([
  ["[login]", "selection"],
  [`[${idOf("login")}]`, "not selection"],
  ["any", "1 of sel*"],
])("a filter on %s with the condition %s takes its selection out", (rules, condition) => {
  const set = load(`${base("login", "ConsoleLogin")}---\n${filter(rules, condition)}`);
  const [rule] = set.detections;
  const by = (userName: string) =>
    subjectOf({ eventName: "ConsoleLogin", userIdentity: { userName } });
  expect(rule && matchRule(rule, by("adm_1"))).toBe(false);
  expect(rule && matchRule(rule, by("alice"))).toBe(true);
  expect(problemsOf(set).length).toBe(condition.startsWith("not") ? 1 : 0);
});

test("a filter that names no rule that runs, or a correlation, says so and leaves the others alone", () => {
  const texts = [
    base("login", "x"),
    correlation("many", COUNT),
    filter("[nobody, many, login]", "selection"),
  ];
  const set = load(texts.join("---\n"));
  expect(problemsOf(set)).toEqual([
    "warning filter.rules[0]: No rule that runs is called nobody.",
    "warning filter.rules[1]: A filter can be put on rules about single events only.",
  ]);
  expect(set.documents.every(({ runs }) => runs)).toBe(true);
});

test("what people and responders need travels with the rule", () => {
  const text = base("login", "x").replace(
    LOGS,
    `${LOGS}\nlevel: HIGH\nauthor: A, B\nlicense: DRL-1.1\ntags:\n  - attack.T1078.004\nfalsepositives:\n  - tests\nresponse: Ask them.\nstatus: test`,
  );
  expect(load(text).detections[0]).toMatchObject({
    level: "high",
    author: "A, B",
    license: "DRL-1.1",
    tags: ["attack.t1078.004"],
    falsepositives: ["tests"],
    custom: { response: ["Ask them."] },
    status: "test",
  });
});

test("fields that no record has, other taxonomies and rules given up are told", () => {
  const issues = (from: string, to: string) =>
    problemsOf(load(base("login", "x").replace(from, to)))[0];
  expect(issues("eventName", "eventname")).toBe(
    "warning detection.s.eventname: No documented CloudTrail record has a field eventname. Did you mean eventName?",
  );
  expect(issues(LOGS, `${LOGS}\ntaxonomy: ecs`)).toMatch(
    /^error taxonomy: The taxonomy ecs is not known/,
  );
  expect(issues(LOGS, `${LOGS}\nstatus: unsupported`)).toMatch(/^error status: /);
  expect(issues(LOGS, `${LOGS}\nstatus: deprecated`)).toMatch(/^warning status: /);
  expect(issues("s:\n    eventName: x", "s: {}")).toBe(
    "error detection.s: An empty selection would match every event.",
  );
});
