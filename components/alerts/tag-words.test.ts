import { expect, test } from "vitest";
import { tagWords } from "./tag-words";

test.each([
  ["attack.t1562.008", "ATT&CK T1562.008"],
  ["attack.T1530", "ATT&CK T1530"],
  ["attack.defense-evasion", "ATT&CK defense evasion"],
  ["attack.defense_evasion", "ATT&CK defense evasion"],
  ["cis.4.5", "CIS 4.5"],
  ["detection.threat_hunting", "detection.threat_hunting"],
  ["attack.g0016", "attack.g0016"],
])("the tag %s is shown as %s", (tag, words) => {
  expect(tagWords(tag)).toBe(words);
});
