import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

const GIVES_UP_AFTER_MS = 120_000;
const ROUNDS_IN_A_ROW = 2;

/**
 * Waits until a server has made a bucket, kept an object, given it back and listed it, twice in a
 * row: its address answers before the parts behind it (accounts, buckets, objects) do.
 * @throws Error with the last answer when it does not come to serve within two minutes
 */
export async function untilS3Serves(client: S3Client): Promise<void> {
  const until = Date.now() + GIVES_UP_AFTER_MS;
  for (let served = 0; served < ROUNDS_IN_A_ROW; ) {
    try {
      await roundTrip(client, `probe-${randomBytes(6).toString("hex")}`);
      served += 1;
    } catch (error) {
      if (Date.now() > until) {
        throw new Error("The S3 server was started but does not serve", { cause: error });
      }
      served = 0;
      await setTimeout(200);
    }
  }
}

async function roundTrip(client: S3Client, bucket: string): Promise<void> {
  const at = { Bucket: bucket, Key: "one/object" };
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  await client.send(new PutObjectCommand({ ...at, Body: "here" }));
  const { Body } = await client.send(new GetObjectCommand(at));
  if ((await Body?.transformToString()) !== "here") throw new Error("An object came back changed");
  const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  if (KeyCount !== 1) throw new Error("An object that was put is not listed");
  await client.send(new DeleteObjectCommand(at));
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
}
