import { expect, test } from "vitest";
import { profileHref, profilesHref } from "./profile-href";

test("an id is one part of the path, whatever stands in it", () => {
  expect(profileHref("principal", "user|1|a/b?c#d")).toBe("/principals/user%7C1%7Ca%2Fb%3Fc%23d");
  expect(profileHref("ip", "\ud800")).toBe("/ips/%EF%BF%BD");
  expect(profilesHref("ip")).toBe("/ips");
});

test.each(["", ".", ".."])("no path can say %o", (id) => {
  expect(profileHref("key", id)).toBeNull();
});
