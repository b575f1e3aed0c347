import { expect, test } from "vitest";
import { tacticsOf, techniquesOf } from "./attack-coverage";
import { findTechnique } from "./attack-techniques";

test("techniques are read from tags of any case, each once, and nothing else is one", () => {
  const tags = ["attack.t1562.008", "attack.T1562.008", "attack.t1098", "cis.4.5", "attack.t15"];
  expect(techniquesOf(tags)).toEqual(["T1562.008", "T1098"]);
});

test("tactics are read in words, whichever way they are written", () => {
  expect(
    tacticsOf(["attack.defense-impairment", "attack.credential_access", "attack.g0016"]),
  ).toEqual(["Defense Impairment", "Credential Access"]);
});

test("a technique that is not listed is unknown, whatever its name", () => {
  expect([
    findTechnique("T9999"),
    findTechnique("__proto__"),
    findTechnique("constructor"),
  ]).toEqual([undefined, undefined, undefined]);
});
