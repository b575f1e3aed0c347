import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { type RealS3, startRealS3 } from "@/lib/ingest/testing/real-s3";

const BEFORE = "[storage-policy:0]";
const ROOM = "[swift-constraints]\nmax_meta_value_length = 2048\n";

/**
 * A real S3 server that keeps signatures. One of 512 characters is no value of metadata for Swift,
 * which takes 256 where S3 takes 2 kB, unless a setting more stands in the script that starts it.
 */
export async function startMetadataServer(script: string, bucket: string): Promise<RealS3> {
  const folder = mkdtempSync(join(tmpdir(), "trailglass-s3-script-"));
  cpSync(dirname(script), folder, { recursive: true });
  const copy = join(folder, basename(script));
  writeFileSync(copy, readFileSync(script, "utf8").replace(BEFORE, `${ROOM}${BEFORE}`));
  const server = await startRealS3(copy, bucket);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
