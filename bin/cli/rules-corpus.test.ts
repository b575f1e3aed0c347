import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { corpusSets } from "@/lib/ingest/testing/corpus";
import { matchesQuery } from "@/lib/search/matches";
import { matchRule } from "@/lib/sigma/match-rule";
import { narrow } from "@/lib/sigma/narrow";
import { Subject } from "@/lib/sigma/subject";
import { CIS_FILTERS } from "@/lib/sigma/testing/cis-filters";
import { load, ruleText } from "@/lib/sigma/testing/write-rule";
import { readLogRecords } from "./log-records";
import { matchRecords } from "./match-records";

/** Distinct events of the CIS filters, counted by other programs over the same logs. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  invictus: {
    ...{ ".1": 60, ".2": 1, ".2 Security Hub": 1, ".3": 0, ".4": 26, ".5": 13, ".6": 0, ".7": 0 },
    ...{ ".8": 6, ".9": 0, ".10": 8, ".11": 0, ".12": 15, ".13": 40, ".14": 16, ".15": 1 },
  },
  stratus: {
    ...{ ".1": 51, ".2": 1, ".2 Security Hub": 1, ".3": 0, ".4": 2, ".5": 2, ".6": 0, ".7": 0 },
    ...{ ".8": 0, ".9": 0, ".10": 1, ".11": 0, ".12": 0, ".13": 0, ".14": 0, ".15": 1 },
  },
};

const LOGS = "logsource: { product: aws, service: cloudtrail }\n";
const rules = load(
  Object.entries(CIS_FILTERS)
    .map(([control, detection]) => ruleText(detection, `title: '${control}'\n${LOGS}`))
    .join("---\n"),
);
const paths = corpusSets().flatMap(({ path }) => (path in EXPECTED ? [path] : []));
const folderOf = (path: string) =>
  join(resolve(process.env.TRAILGLASS_CORPUS ?? "../shared/data"), path);

test.skipIf(paths.length === 0).each(paths)(
  "the CIS filters find what they should in %s",
  async (path) => {
    const found = new Map(rules.detections.map(({ key }) => [key, new Set<string | null>()]));
    const records = readLogRecords(folderOf(path), (name, problem) => {
      throw new Error(`${name}: ${problem}`);
    });
    for await (const { rule, eventID } of matchRecords(rules, records))
      found.get(rule)?.add(eventID);
    const counts = Object.fromEntries([...found].map(([key, ids]) => [key, ids.size]));
    expect(counts).toEqual(EXPECTED[path]);
  },
);

test.skipIf(paths.length === 0).each(paths)(
  "narrowing loses no match in %s and spares most events",
  async (path) => {
    const narrowed = rules.detections.map((rule) => ({ rule, query: narrow(rule) }));
    let asked = 0;
    let answered = 0;
    for await (const { value, text } of readLogRecords(folderOf(path), () => {})) {
      const event = toEvent(value, text);
      const subject = new Subject(value, event);
      for (const { rule, query } of narrowed) {
        const answers = query === null || matchesQuery(query, event, value);
        if (matchRule(rule, subject)) expect(answers).toBe(true);
        asked += 1;
        if (answers) answered += 1;
      }
    }
    expect(answered).toBeLessThan(asked / 4);
  },
);
