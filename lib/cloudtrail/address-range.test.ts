import fc from "fast-check";
import { expect, test } from "vitest";
import { addressRange } from "./address-range";

test.each([
  ["8.8.8.8", "public"],
  ["10.255.255.255", "private"],
  ["11.0.0.0", "public"],
  ["172.15.255.255", "public"],
  ["172.16.0.0", "private"],
  ["172.31.255.255", "private"],
  ["172.32.0.0", "public"],
  ["192.168.1.1", "private"],
  ["::ffff:192.168.1.1", "private"],
  ["::ffff:8.8.8.8", "public"],
  ["100.127.255.255", "carrier-grade NAT"],
  ["100.128.0.0", "public"],
  ["169.254.169.254", "link-local"],
  ["192.0.2.7", "documentation"],
  ["203.0.113.9", "documentation"],
  ["127.0.0.1", "loopback"],
  ["255.255.255.255", "broadcast"],
  ["240.0.0.1", "reserved"],
  ["2001:db8::1", "documentation"],
  ["2001:db9::1", "public"],
  ["fd00::1", "private"],
  ["fe80::1", "link-local"],
  ["::1", "loopback"],
  ["cloudformation.amazonaws.com", null],
  ["10.0.0.1/8", null],
  ["", null],
])("%s is %s", (address, range) => {
  expect(addressRange(address)).toBe(range);
});

test("every address has a range, and no text makes it throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      expect(addressRange(address)).not.toBe(null);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(["string", "object"]).toContain(typeof addressRange(text));
    }),
  );
});
