import { expect, test } from "vitest";
import { shortenMiddle } from "./shorten";

test("keeps short text as it is and cuts long text in the middle", () => {
  expect(shortenMiddle("abcdef", 6)).toBe("abcdef");
  expect(shortenMiddle("abcdefgh", 5)).toBe("ab…gh");
  expect(shortenMiddle("abcdefgh", 6)).toBe("abc…gh");
});

test("never cuts a character in two", () => {
  expect(shortenMiddle("👩👩👩👩👩", 3)).toBe("👩…👩");
  expect(shortenMiddle("👩👩👩", 3)).toBe("👩👩👩");
});
