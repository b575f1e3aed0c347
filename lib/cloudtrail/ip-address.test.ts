import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAddress } from "./ip-address";

test("every IPv4 and IPv6 address is read", () => {
  fc.assert(
    fc.property(fc.ipV4(), (text) => {
      expect(parseAddress(text)).toEqual(text.split(".").map(Number));
    }),
  );
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      // The URL parser of the platform writes the one short form of each address.
      const url = (host: string) => new URL(`http://[${host}]/`).hostname;
      expect(url(spell(parseAddress(text) ?? []))).toBe(url(text));
    }),
  );
});

function spell(bytes: readonly number[]): string {
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.match(/.{4}/g)?.join(":") ?? "";
}

test.each([
  "0.0.0.0",
  "255.255.255.255",
  "::",
  "::1",
  "2001:db8::",
  "2001:DB8::A",
  "1:2:3:4:5:6:7:8",
  "1:2:3:4:5:6:7::",
  "::ffff:192.0.2.1",
  "1:2:3:4:5:6:192.0.2.1",
])("%s is an address", (text) => {
  expect(parseAddress(text)).toHaveLength(text.includes(":") ? 16 : 4);
});

test.each([
  "",
  "1.2.3",
  "1.2.3.4.5",
  "1.2.3.256",
  "1.2.3.04",
  "172.01.01.001",
  "1.2.3.4 ",
  "1.2.3.4:443",
  ":",
  ":::",
  "1:",
  "1::2::3",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7:8::",
  "1:2:3:4:5:6:7::8",
  "12345::",
  "g::",
  "\u0011::",
  "10.0.0.1::",
  "fe80::1%eth0",
  "[::1]",
  "1:2:3:4:5:6:7:192.0.2.1",
  "cloudtrail.amazonaws.com",
  "AWS Internal",
])("%j is not an address", (text) => {
  expect(parseAddress(text)).toBeNull();
});
