import { afterEach, expect, test, vi } from "vitest";
import { loginCookie, readCookie, setLoginCookie } from "./login-cookie";

afterEach(() => vi.unstubAllEnvs());

test("on https the cookie is Secure and bound to its host", () => {
  vi.stubEnv("PUBLIC_URL", "https://trail.example");
  const set = setLoginCookie("trail.example", "token");
  expect(set).toMatch(/^__Host-trailglass=token; Path=\/; /);
  for (const word of ["HttpOnly", "SameSite=Lax", "Secure"])
    expect(set.split("; ")).toContain(word);
  expect(set).not.toMatch(/Domain/i);
  expect(setLoginCookie("trail.example", null)).toContain("Max-Age=0");
});

test("on this machine it is named after its port, and still no script reads it", () => {
  const set = setLoginCookie("127.0.0.1:3000", "token");
  expect(set).toMatch(/^trailglass-3000=token; /);
  expect(set).toContain("HttpOnly; SameSite=Lax");
  expect(set).not.toContain("Secure");
  expect(loginCookie("127.0.0.1:3001").name).not.toBe(loginCookie("127.0.0.1:3000").name);
});

test("a cookie is read by its whole name alone", () => {
  const header = "a=1; xtrailglass-80=no; trailglass-80=yes=; trailglass-80=later";
  expect(readCookie(header, "trailglass-80")).toBe("yes=");
  expect(readCookie(header, "railglass-80")).toBe(null);
  expect(readCookie(null, "a")).toBe(null);
});
