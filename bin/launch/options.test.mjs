import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hostOf, readOptions } from "./options.mjs";
import { projectRoot } from "./project.mjs";

test("without words the defaults hold", () => {
  expect(readOptions([], {})).toEqual({
    help: false,
    logs: null,
    s3: null,
    port: 3000,
    host: "127.0.0.1",
    dataDir: join(projectRoot, ".trailglass"),
  });
});

test("folders are meant from where npm was called", () => {
  const options = readOptions(["--logs", ".", "--data", "a b"], { INIT_CWD: tmpdir() });
  expect(options.logs).toBe(tmpdir());
  expect(options.dataDir).toBe(join(tmpdir(), "a b"));
});

test("--port wins over PORT", () => {
  expect(readOptions(["--port", "8080"], { PORT: "9090" }).port).toBe(8080);
  expect(readOptions([], { PORT: "9090" }).port).toBe(9090);
});

test.each([
  ["--port", "0"],
  ["--port", "65536"],
  ["--port", "80x"],
  ["--s3", "https://bucket"],
  ["--s3", "s3://UPPER/x"],
  ["--logs", "/no/such/folder"],
  ["--colour", "red"],
])("%s %s is refused in words", (option, value) => {
  expect(() => readOptions([option, value], {})).toThrow(/--/);
});

test("loopback is listened on, and the name of the machine is no wish", () => {
  expect(hostOf({}, "box")).toBe("127.0.0.1");
  expect(hostOf({ HOST: "" }, "box")).toBe("127.0.0.1");
  expect(hostOf({ HOST: "box" }, "box.example.org")).toBe("127.0.0.1");
  expect(hostOf({ HOST: "::1" }, "box")).toBe("::1");
  for (const HOST of ["0.0.0.0", "::", "192.0.2.1", "127.0.0.1.example.org"]) {
    expect(() => hostOf({ HOST }, "box")).toThrow("PUBLIC_URL");
  }
});

test("what others can reach needs https, strong secrets and named proxies", () => {
  const safe = { HOST: "0.0.0.0", PUBLIC_URL: "https://t.example", TRUSTED_PROXIES: "" };
  expect(hostOf(safe)).toBe("0.0.0.0");
  const plain = { ...safe, PUBLIC_URL: "http://t.example" };
  expect(() => hostOf(plain)).toThrow("https");
  expect(hostOf({ ...plain, ALLOW_INSECURE_HTTP: "1" })).toBe("0.0.0.0");
  expect(() => hostOf({ ...safe, TRAILGLASS_AUTH_SECRET: "short" })).toThrow("32 characters");
  expect(() => hostOf({ ...safe, TRUSTED_PROXIES: undefined })).toThrow("TRUSTED_PROXIES");
});
