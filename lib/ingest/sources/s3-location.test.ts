import { expect, test } from "vitest";
import { parseS3Location } from "./s3-location";

test("a location is a bucket and a literal prefix", () => {
  expect(parseS3Location("s3://trail-bucket")).toEqual({ bucket: "trail-bucket", prefix: "" });
  expect(parseS3Location("s3://trail-bucket/")).toEqual({ bucket: "trail-bucket", prefix: "" });
  expect(parseS3Location("s3://a.b-c/x?y#z/%2f/../é ")).toEqual({
    bucket: "a.b-c",
    prefix: "x?y#z/%2f/../é ",
  });
});

test.each([
  "trail-bucket",
  "https://bucket/x",
  "s3://",
  "s3://../x",
  "s3://ab",
  "s3://Upper-Case",
  "s3://a..b",
  "s3://192.168.0.1",
  "s3://arn:aws:s3:::bucket/x",
  `s3://${"a".repeat(300)}`,
  "s3://trail-bucket/new\nline",
  "s3://trail-bucket/\u0000",
  `s3://trail-bucket/${"é".repeat(600)}`,
])("%j is refused as a location", (text) => {
  expect(() => parseS3Location(text)).toThrow(expect.objectContaining({ kind: "invalid" }));
});
