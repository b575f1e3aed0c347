import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { PATIENT_ATTEMPTS, type RealS3 } from "@/lib/ingest/testing/real-s3";
import type { TrailWorld } from "./trail-world";

const PUTS_AT_ONCE = 16;

/** Puts all objects of a world into its bucket, made if need be, with what S3 is to keep beside them. */
export async function putWorld({ endpoint, credentials }: RealS3, world: TrailWorld) {
  const client = new S3Client({
    ...{ endpoint, credentials, region: "us-east-1", forcePathStyle: true },
    maxAttempts: PATIENT_ATTEMPTS,
  });
  await client.send(new CreateBucketCommand({ Bucket: world.bucket })).catch(() => null);
  const waiting = [...world.objects];
  async function lane(): Promise<void> {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [Key, { bytes, metadata }] = next;
      await client.send(
        new PutObjectCommand({
          Bucket: world.bucket,
          Key,
          Body: bytes,
          ...(metadata ? { Metadata: { ...metadata } } : {}),
        }),
      );
    }
  }
  await Promise.all(Array.from({ length: PUTS_AT_ONCE }, lane));
  client.destroy();
}
