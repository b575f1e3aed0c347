import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { canonicalAddress, inCidr, networkOf, parseCidr } from "./address";

test("all spellings of an IPv6 address are one", () => {
  expect(canonicalAddress("2001:DB8::A")).toBe(canonicalAddress("2001:db8:0:0:0:0:0:a"));
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      expect(parseAddress(canonicalAddress(text))).toEqual(parseAddress(text));
    }),
  );
});

test("a block holds exactly the addresses that share its prefix", () => {
  const bits = (bytes: readonly number[]) =>
    bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (a, b, prefix) => {
      const block = parseCidr(`${a}/${prefix}`);
      const [left, right] = [parseAddress(a), parseAddress(b)];
      if (block === null || left === null || right === null) throw new Error("unreadable");
      expect(inCidr(block, right)).toBe(
        bits(left).slice(0, prefix) === bits(right).slice(0, prefix),
      );
    }),
  );
});

test("a network is written without the bits after its prefix", () => {
  const network = (text: string) => {
    const block = parseCidr(text);
    return block && networkOf(block);
  };
  expect(network("10.1.2.3/9")).toBe("10.0.0.0/9");
  expect(network("2001:db8::1/32")).toBe("2001:db8::/32");
  expect(network("::1/0")).toBe("::/0");
  expect(network("10.0.0.0/33")).toBeNull();
});
