import { expect, test } from "vitest";
import { BROKEN_FINDINGS } from "@/lib/digest/broken-findings";
import { CHAIN_FINDINGS, DIGEST_VERDICTS, FILE_VERDICTS } from "@/lib/digest/verdict";
import { kindWords } from "./finding-words";

const KINDS = [
  ...Object.keys(DIGEST_VERDICTS).map((verdict) => `digest-${verdict}`),
  ...Object.keys(FILE_VERDICTS).map((verdict) => `file-${verdict}`),
  ...Object.keys(CHAIN_FINDINGS),
];

test.each(KINDS)("%s has a title and a sentence, and is never shown as good", (kind) => {
  const { title, meaning, standing } = kindWords(kind);
  expect(title).toMatch(/^(?:Digest|Log file|Chain): [a-z ]+$/);
  expect(meaning).toMatch(/^[A-Z].*\.$/);
  expect(standing).toBe(BROKEN_FINDINGS.includes(kind) ? "broken" : "open");
});

test("a kind names what it is about", () => {
  expect(kindWords("file-mismatch").title).toBe("Log file: mismatch");
  expect(kindWords("digest-signature-failed").title).toBe("Digest: signature failed");
  expect(kindWords("tail-missing").title).toBe("Chain: tail missing");
});

test.each(["digest-of-a-later-version", "file-__proto__", "toString", ""])(
  "%j is not known here and is shown all the same",
  (kind) => {
    expect(kindWords(kind)).toMatchObject({ standing: "open", meaning: "" });
  },
);
