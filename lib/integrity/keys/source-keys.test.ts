import { afterEach, expect, test, vi } from "vitest";
import { keyOptionsOf } from "./source-keys";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("the pinned file is the one that the configuration names, unless another is named", () => {
  vi.stubEnv("DATABASE_URL", undefined);
  vi.stubEnv("TRAILGLASS_CLOUDTRAIL_KEYS", "configured.json");
  const folder = { kind: "folder", options: {} };
  expect(keyOptionsOf(folder).pinnedFile).toBe("configured.json");
  expect(keyOptionsOf(folder, "named.json").pinnedFile).toBe("named.json");
  vi.stubEnv("TRAILGLASS_CLOUDTRAIL_KEYS", "");
  expect(keyOptionsOf(folder).pinnedFile).toBe(undefined);
});

test("the sample has its own key and no other", () => {
  expect(keyOptionsOf({ kind: "sample", options: {} }, "keys.json")).toEqual({ sampleKeys: true });
});

test("a bucket's keys are asked for with its credentials, a folder's with those of the machine", () => {
  const options = { region: "eu-west-1", profile: "logs", queueUrl: "https://queue" };
  expect(keyOptionsOf({ kind: "s3", options }, "keys.json")).toEqual({
    pinnedFile: "keys.json",
    aws: { profile: "logs" },
  });
  expect(keyOptionsOf({ kind: "folder", options: {} }, undefined)).toMatchObject({ aws: {} });
});

test("credentials of an S3-compatible service are never shown to AWS", () => {
  const options = { endpoint: "https://minio.example.com", profile: "minio" };
  expect(keyOptionsOf({ kind: "s3", options }, undefined).aws).toBe(null);
});
