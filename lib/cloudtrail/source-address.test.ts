import { expect, test } from "vitest";
import { serviceInSource } from "./source-address";

test("services and AWS Internal are told from addresses", () => {
  expect(serviceInSource("cloudformation.amazonaws.com")).toBe("cloudformation.amazonaws.com");
  expect(serviceInSource("ec2.amazonaws.com.cn")).toBe("ec2.amazonaws.com.cn");
  expect(serviceInSource("AWS Internal")).toBe("AWS Internal");
  expect(serviceInSource("AWS Internal/3")).toBe("AWS Internal");
  expect(serviceInSource("AWS Internalised")).toBeNull();
  expect(serviceInSource("203.0.113.7")).toBeNull();
  expect(serviceInSource("amazonaws.com.evil.example")).toBeNull();
});
