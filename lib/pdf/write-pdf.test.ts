import { expect, test } from "vitest";
import { documentOf } from "@/lib/document/testing/make-document";
import { writePdf } from "./write-pdf";

test("of many that are asked for at once some are told to come back, and the others are made", async () => {
  const asked = Array.from({ length: 14 }, () => writePdf(documentOf("A report"), process.cwd()));
  const ended = await Promise.allSettled(asked);
  const made = ended.filter(({ status }) => status === "fulfilled");
  expect(made).toHaveLength(9);
  for (const one of ended) {
    if (one.status === "rejected") expect(one.reason).toMatchObject({ kind: "too_many" });
    else expect(one.value.subarray(0, 5).toString()).toBe("%PDF-");
  }
  const later = await writePdf(documentOf("Later"), process.cwd());
  expect(later.length).toBeGreaterThan(1_000);
});
