import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { findFreePorts } from "@/lib/testing/free-ports";
import { untilS3Serves } from "./until-s3-serves";

const run = promisify(execFile);
const PUTS_AT_ONCE = 16;
/** The server takes this many ports from the first one on. */
const PORTS = 10;
/** A server with four parts on a busy machine answers "slow down" or loses a part for a moment. */
export const PATIENT_ATTEMPTS = 10;

/** A script that starts an S3-compatible server; null where there is none or it cannot run. */
export function s3ServerScript(): string | null {
  const script = resolve(process.env.TRAILGLASS_S3_SERVER ?? "../shared/tools/s3-server/start");
  return existsSync(script) && process.getuid?.() === 0 ? script : null;
}

/** A real server with one bucket, spoken to by the AWS SDK. */
export interface RealS3 {
  readonly endpoint: string;
  /** For the environment of whoever reads the bucket. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  put(objects: ReadonlyMap<string, Buffer>): Promise<void>;
  remove(key: string): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the script: `start DIR PORT` prints shell exports, `stop DIR` beside it ends the server. */
export async function startRealS3(script: string, bucket: string): Promise<RealS3> {
  const folder = mkdtempSync(join(tmpdir(), "trailglass-s3-"));
  // Its parts keep their ends of the pipes open, so the answer goes to a file.
  const answer = join(folder, "exports");
  await run("sh", [
    "-c",
    '"$1" "$2" "$3" > "$4" 2>&1',
    "sh",
    script,
    folder,
    `${await findFreePorts(PORTS)}`,
    answer,
  ]);
  const { stdout } = await run("cat", [answer]);
  const setting = (name: string) => new RegExp(`${name}=(\\S+)`).exec(stdout)?.[1] ?? "";
  const endpoint = setting("AWS_ENDPOINT_URL_S3");
  const credentials = {
    accessKeyId: setting("AWS_ACCESS_KEY_ID"),
    secretAccessKey: setting("AWS_SECRET_ACCESS_KEY"),
  };
  const client = new S3Client({
    ...{ endpoint, credentials, region: "us-east-1", forcePathStyle: true },
    maxAttempts: PATIENT_ATTEMPTS,
  });
  await untilS3Serves(client);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    endpoint,
    credentials,
    async put(objects) {
      const waiting = [...objects];
      async function lane(): Promise<void> {
        for (let next = waiting.pop(); next; next = waiting.pop()) {
          await client.send(new PutObjectCommand({ Bucket: bucket, Key: next[0], Body: next[1] }));
        }
      }
      await Promise.all(Array.from({ length: PUTS_AT_ONCE }, lane));
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
    async stop() {
      client.destroy();
      await run(join(dirname(script), "stop"), [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
