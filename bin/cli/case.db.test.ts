import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { newCaseSchema, newPinSchema } from "@/lib/api/case-change-contract";
import { openCase } from "@/lib/cases/open-case";
import { pinToCase } from "@/lib/cases/pin-to-case";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { makeTestFolder } from "@/lib/testing/test-folder";
import { caseCommand } from "./case";

test("a case is written into a folder that its sums check, and never over another", async () => {
  const index = await openTestIndex();
  vi.stubEnv("DATABASE_URL", index.url);
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  await index.ingest({ one: [sampleRecord(1)] });
  const opened = newCaseSchema.parse({ title: "One", severity: "low" });
  const { number } = await openCase(index.reader, opened);
  const key = "00000000-0000-4000-8000-000000000001";
  await pinToCase(index.reader, number, newPinSchema.parse({ kind: "event", key }), Date.now());
  const out = makeTestFolder("trailglass-case-");
  const input = { words: ["export", String(number)], options: { out } };
  expect(await caseCommand.run(input)).toBe(0);
  const lines = readFileSync(join(out, "SHA256SUMS"), "utf8").trim().split("\n");
  expect(lines.length).toBe(readdirSync(out).length - 1);
  for (const line of lines) {
    const [sum, name = ""] = line.split("  ");
    expect(
      createHash("sha256")
        .update(readFileSync(join(out, name)))
        .digest("hex"),
    ).toBe(sum);
  }
  await expect(caseCommand.run(input)).rejects.toThrow("exists already");
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(out, { recursive: true });
  await index.close();
});
