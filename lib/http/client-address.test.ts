import { expect, test } from "vitest";
import { clientAddress, trustedProxies } from "./client-address";

const NONE = trustedProxies("");
const OURS = trustedProxies("10.0.0.0/8, 2001:db8::1, 127.0.0.1");

test("without proxies of ours the address is the socket's, whatever the client writes", () => {
  expect(clientAddress("198.51.100.7", "127.0.0.1", NONE)).toBe("198.51.100.7");
  expect(clientAddress("::ffff:198.51.100.7", undefined, NONE)).toBe("198.51.100.7");
  expect(clientAddress(undefined, "1.2.3.4", NONE)).toBe("unknown");
});

test("a proxy of ours is believed, and only what it and other proxies of ours added", () => {
  expect(clientAddress("10.1.2.3", "1.2.3.4, 198.51.100.7", OURS)).toBe("198.51.100.7");
  expect(clientAddress("::ffff:127.0.0.1", "1.2.3.4, 198.51.100.7, 10.0.0.9", OURS)).toBe(
    "198.51.100.7",
  );
  expect(clientAddress("2001:db8::1", "2001:db8::77", OURS)).toBe("2001:db8::77");
  expect(clientAddress("203.0.113.5", "1.2.3.4, 10.0.0.9", OURS)).toBe("203.0.113.5");
});

test("what is no address is not believed, nor is nothing", () => {
  for (const said of ["", "evil\r\nX: y", "unknown", "1.2.3.4, <script>"])
    expect(clientAddress("10.1.2.3", said, OURS)).toBe("10.1.2.3");
});

test("proxies that are written wrongly are refused by name", () => {
  for (const wrong of ["proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0", "::1/129"])
    expect(() => trustedProxies(wrong)).toThrow(`"${wrong}"`);
});
