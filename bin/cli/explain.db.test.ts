import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { explain } from "./explain";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("a value that no event has is pointed at, and hostile text cannot drive the terminal", async () => {
  const index = await openTestIndex();
  await index.ingest({ one: [sampleRecord(1, { awsRegion: "us-east-1\u001b[2J" })] });
  const data = mkdtempSync(join(tmpdir(), "trailglass-explain-"));
  vi.stubEnv("DATABASE_URL", index.url);
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const code = await explain.run({ words: ["region:us-esat-1.[2J"], options: { data } });
  expect(code).toBe(0);
  const [sentence = "", warning = ""] = said;
  expect(sentence).toBe("Events where Region is us-esat-1.[2J.\n");
  const [text = "", carets = ""] = warning.split("\n");
  expect(text.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("us-esat-1.[2J");
  expect(warning).toContain("W204 No events have region us-esat-1.[2J");
  expect(said.join("")).not.toContain("\u001b");
  rmSync(data, { recursive: true });
  await index.close();
});
