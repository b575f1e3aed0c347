import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "@/bin/launch/project.mjs";
import { readRuleFiles } from "@/lib/detections/rules/rule-files";
import { environmentOf } from "@/lib/detections/rules/rule-texts";
import { loadRules } from "@/lib/sigma/load-rules";
import { varyRules } from "./vary-rules";

test("every rule that is made runs, and no two are the same", async () => {
  const own = (await readRuleFiles(join(projectRoot, "rules"))).map(({ text }) => text);
  const made = varyRules(
    own.filter((text) => /^detection:/m.test(text)),
    800,
  );
  expect(new Set(made).size).toBe(800);
  const sources = made.map((text, number) => ({ name: String(number), text }));
  const { documents } = loadRules(sources, environmentOf([]));
  expect(documents.filter(({ runs }) => !runs)).toEqual([]);
  expect(documents).toHaveLength(800);
});
