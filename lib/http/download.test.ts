import { expect, test } from "vitest";
import { download, downloadBytes } from "./download";

async function* chunks(): AsyncGenerator<Buffer> {
  yield Buffer.from("part");
  throw new Error("gone");
}

test("a file's name cannot leave its quotes or start another header", () => {
  const name = 'evil".csv\r\nX: y/../é';
  const { headers } = downloadBytes(new Uint8Array(), name, "text/plain");
  expect(headers.get("content-disposition")).toBe('attachment; filename="evil_.csv__X__y_..__"');
});

test("a download that fails breaks off instead of ending", async () => {
  const answer = download(chunks(), "events.ndjson", "ndjson");
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
  await expect(answer.text()).rejects.toThrow("gone");
});
