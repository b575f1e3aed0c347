import fc from "fast-check";
import { expect, test } from "vitest";
import { isIpAddress, serviceInSource } from "./source-address";

test("every IPv4 and IPv6 address is an address", () => {
  fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => isIpAddress(address)));
});

test.each([
  "::",
  "::1",
  "2001:db8::",
  "1:2:3:4:5:6:7::",
  "::ffff:192.0.2.1",
  "1:2:3:4:5:6:192.0.2.1",
])("%s is an address", (text) => {
  expect(isIpAddress(text)).toBe(true);
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
  "1::2::3",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7:8::",
  "12345::",
  "fe80::1%eth0",
  "[::1]",
  "1:2:3:4:5:6:7:192.0.2.1",
  "cloudtrail.amazonaws.com",
  "AWS Internal",
])("%j is not an address", (text) => {
  expect(isIpAddress(text)).toBe(false);
});

test("services and AWS Internal are told from addresses", () => {
  expect(serviceInSource("cloudformation.amazonaws.com")).toBe("cloudformation.amazonaws.com");
  expect(serviceInSource("ec2.amazonaws.com.cn")).toBe("ec2.amazonaws.com.cn");
  expect(serviceInSource("AWS Internal")).toBe("AWS Internal");
  expect(serviceInSource("AWS Internal/3")).toBe("AWS Internal");
  expect(serviceInSource("AWS Internalised")).toBeNull();
  expect(serviceInSource("203.0.113.7")).toBeNull();
  expect(serviceInSource("amazonaws.com.evil.example")).toBeNull();
});
