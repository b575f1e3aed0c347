import { expect, test } from "vitest";
import { matchingStep, toBase32, totpAddress, totpCode } from "./totp";

// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
const SECRET = Buffer.from("12345678901234567890");

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("the code at %d s is %s", (seconds, code) => {
  expect(totpCode(SECRET, seconds * 1_000)).toBe(code);
});

test("a code counts half a minute early and late, and nothing else does", () => {
  const nowMs = 1_234_567_890_000;
  for (const aside of [-30_000, 0, 30_000]) {
    expect(matchingStep(SECRET, totpCode(SECRET, nowMs + aside), nowMs)).not.toBeNull();
  }
  for (const wrong of [totpCode(SECRET, nowMs + 90_000), "", "12345", "1234567", "abcdef"]) {
    expect(matchingStep(SECRET, wrong, nowMs)).toBeNull();
  }
});

test("an app reads secret and names from the address", () => {
  expect(toBase32(SECRET)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(totpAddress(SECRET, "a&b@example.com")).toBe(
    "otpauth://totp/Trailglass%3Aa%26b%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Trailglass",
  );
});
