import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { corpusDir } from "./testing/corpus";
import { openTestIndex } from "./testing/test-index";

test.skipIf(corpusDir === null)(
  "real logs are counted as an independent script counts them",
  async () => {
    const index = await openTestIndex();
    const root = join(corpusDir ?? "", "invictus");
    const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".gz"),
    );
    await index.ingest(
      Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name))])),
    );
    const files = await index.db.owner.logFile.groupBy({ by: ["state", "reason"], _count: true });
    expect(files).toEqual([{ state: "done", reason: null, _count: 55 }]);
    expect(await index.db.owner.event.count()).toBe(2900);
    await index.close();
  },
);
