import { expect, test } from "vitest";
import { checkEndpoint } from "./check-endpoint";
import { guardedLookup } from "./guarded-lookup";

test.each([
  ["https://s3.eu-central-1.amazonaws.com", "https://s3.eu-central-1.amazonaws.com"],
  ["https://minio.example.com:9000/", "https://minio.example.com:9000"],
  ["https://10.0.0.5:9000", "https://10.0.0.5:9000"],
  ["http://127.0.0.1:9000", "http://127.0.0.1:9000"],
  ["http://localhost:9000", "http://localhost:9000"],
  ["http://[::1]:9000", "http://[::1]:9000"],
])("%s is accepted", (text, origin) => {
  expect(checkEndpoint(text)).toBe(origin);
});

test.each([
  "http://169.254.169.254",
  "https://169.254.169.254",
  "http://[::ffff:a9fe:a9fe]",
  "https://[::ffff:10.0.0.1]",
  "https://[fe80::1]",
  "https://[fd00:ec2::254]",
  "https://100.100.100.200",
  "http://0x7f.1:9000",
  "http://2130706433:9000",
  "http://127.1:9000",
  "http://0177.0.0.1:9000",
  "http://localhost.:9000",
  "http://[::]:9000",
  "https://0.0.0.0",
  "https://[2002:a9fe:a9fe::]",
  "https://[64:ff9b::a9fe:a9fe]",
  "https://255.255.255.255",
  "http://example.com",
  "http://10.0.0.5:9000",
  "http://127.0.0.1.evil.example:9000",
  "https://example.com:22",
  "https://example.com:99999",
  "file:///etc/passwd",
  "ftp://example.com",
  "https://user@example.com",
  "https://user:pass@example.com",
  "https://example.com/path",
  "https://example.com?x",
  "https://example.com#x",
  "https://exa mple.com",
  "https://ｅxample.com",
  "https://example.com\n",
  "",
])("%j is refused", (text) => {
  expect(() => checkEndpoint(text)).toThrow(expect.objectContaining({ kind: "invalid" }));
});

test("a name that resolves to this machine passes, and one that does not resolve is an error", async () => {
  const resolve = (host: string, all: boolean) =>
    new Promise((answer) =>
      guardedLookup(host, { all }, (error, address) => answer(error ?? address)),
    );
  expect(["127.0.0.1", "::1"]).toContain(await resolve("localhost", false));
  expect(await resolve("169.254.169.254", true)).toMatchObject({ kind: "invalid" });
});
