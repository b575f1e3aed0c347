import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { claimFiles } from "./claim-files";
import { retryFile } from "./release-file";

test("a file that is still not reached waits longer, up to five minutes", async () => {
  const index = await openTestIndex();
  await index.list({ one: [sampleRecord(1)] });
  const { logFile } = index.db.owner;
  await logFile.updateMany({ data: { seenAt: new Date(Date.now() - 3_600_000) } });
  async function fail(): Promise<number> {
    await logFile.updateMany({ data: { notBefore: new Date(0) } });
    const [claim] = await claimFiles(index.db.owner, { worker: "a", maxFiles: 1, maxBytes: 1e9 });
    if (!claim) throw new Error("Nothing to claim");
    const [before] = await index.db.owner.$queryRaw<{ now: Date }[]>`select now() as now`;
    await retryFile(index.db.owner, claim, { reason: "not-reached", detail: "", afterMs: 1_000 });
    const [file] = await logFile.findMany();
    return (Number(file?.notBefore) - Number(before?.now)) / 1_000;
  }
  expect(await fail()).toBeLessThan(100);
  const second = await fail();
  expect(second).toBeGreaterThanOrEqual(149);
  expect(second).toBeLessThan(400);
  await index.close();
});
