import { expect, test } from "vitest";
import { DIGEST_VERDICTS, FILE_VERDICTS } from "@/lib/digest/verdict";
import { entryOf, FILE_MEANINGS, standingOf, verdictWord } from "./verdict-words";

test("a verdict is read without hyphens", () => {
  expect(verdictWord("not-checked")).toBe("not checked");
});

test("only verified stands for a proof", () => {
  for (const standings of [FILE_VERDICTS, DIGEST_VERDICTS]) {
    const proven = Object.keys(standings).filter(
      (name) => standingOf(standings, name) === "proven",
    );
    expect(proven).toEqual(["verified"]);
  }
});

test.each(["", "toString", "__proto__", "verified ", "a-later-version"])(
  "%j is no verdict known here, so it proves nothing and has no meaning",
  (name) => {
    expect(standingOf(FILE_VERDICTS, name)).toBe("open");
    expect(entryOf(FILE_MEANINGS, name)).toBeUndefined();
  },
);
