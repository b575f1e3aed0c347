import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { readLogRecords } from "@/bin/cli/log-records";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { corpusSets } from "@/lib/ingest/testing/corpus";
import { matchesQuery } from "@/lib/search/matches";
import { parseQuery } from "@/lib/search/parse";
import { matchRule } from "@/lib/sigma/match-rule";
import { Subject } from "@/lib/sigma/subject";
import { CIS_FILTERS } from "@/lib/sigma/testing/cis-filters";
import { load, ruleText } from "@/lib/sigma/testing/write-rule";
import { actsForItself, CIS_CONTROLS, ROOT_THROUGH_SERVICE } from "./cis-controls";

const LOGS = "logsource: { product: aws, service: cloudtrail }\n";
/** The same filters, written as rules. */
const RULES = new Map(
  Object.entries(CIS_FILTERS).map(([control, detection]) => {
    const set = load(ruleText(detection, `title: '${control}'\n${LOGS}`));
    return [`4${control}`, set.detections[0]];
  }),
);
const CONTROLS = CIS_CONTROLS.flatMap(({ id, q }) => (q === null ? [] : [{ id, q }]));

test("every search of a control is one that the language knows", () => {
  const issues = CONTROLS.flatMap(({ q }) => parseQuery(q).issues);
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("every control has all its numbers, and a filter unless it is a setting", () => {
  expect(CIS_CONTROLS.map(({ id }) => id)).toEqual(
    Array.from({ length: 16 }, (_, at) => `4.${at + 1}`),
  );
  expect(CIS_CONTROLS.filter(({ q }) => q === null).map(({ id }) => id)).toEqual(["4.16"]);
});

const paths = corpusSets().map(({ path }) => path);
const folder = resolve(process.env.TRAILGLASS_CORPUS ?? "../shared/data");

test.skipIf(paths.length === 0).each(paths)(
  "search and rule agree about every event of %s",
  async (path) => {
    const controls = CONTROLS.map(({ id, q }) => ({
      id,
      query: parseQuery(q).query,
      rule: RULES.get(id),
    }));
    const rest = parseQuery(ROOT_THROUGH_SERVICE.q).query;
    const wrong: string[] = [];
    for await (const { value, text } of readLogRecords(join(folder, path), () => {})) {
      const event = toEvent(value, text);
      const subject = new Subject(value, event);
      for (const { id, query, rule } of controls) {
        const isMatch = rule !== undefined && matchRule(rule, subject);
        const isRest =
          id === ROOT_THROUGH_SERVICE.id &&
          actsForItself(value) &&
          matchesQuery(rest, event, value);
        const isFound = isRest || matchesQuery(query, event, value);
        if (isMatch !== isFound) wrong.push(`${id} ${event.eventId}`);
      }
    }
    expect(wrong).toEqual([]);
  },
);
