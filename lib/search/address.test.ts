import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalAddress, inCidr, networkOf, parseAddress, parseCidr } from "./address";

test("addresses are read strictly", () => {
  for (const text of [
    "0.0.0.0",
    "255.255.255.255",
    "::",
    "::1",
    "2001:db8::1",
    "::ffff:10.0.0.1",
    "1:2:3:4:5:6:7:8",
  ]) {
    expect(parseAddress(text)).not.toBeNull();
  }
  for (const text of [
    "",
    "1.2.3",
    "1.2.3.256",
    "01.2.3.4",
    "1.2.3.4.5",
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7::8",
    "12345::",
    "g::",
    "10.0.0.1::",
    "fe80::1%eth0",
  ]) {
    expect(parseAddress(text)).toBeNull();
  }
});

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
