import { afterEach, expect, test, vi } from "vitest";
import { copyText } from "./copy-text";

afterEach(() => vi.unstubAllGlobals());

const withClipboard = (writeText: (text: string) => Promise<void>) =>
  vi.stubGlobal("navigator", { clipboard: { writeText } });

test("copies the text as it is", async () => {
  const copied: string[] = [];
  withClipboard(async (text) => void copied.push(text));
  expect(await copyText(" a\u0000\n")).toBe(true);
  expect(copied).toEqual([" a\u0000\n"]);
});

test("says so when the browser has no clipboard, as on a page without TLS, or refuses", async () => {
  vi.stubGlobal("navigator", {});
  expect(await copyText("a")).toBe(false);
  expect(await copyText(Promise.resolve("a"))).toBe(false);
  withClipboard(() => Promise.reject(new Error("denied")));
  expect(await copyText("a")).toBe(false);
});

test("fails as the text does, clipboard or not", async () => {
  const failing = () => Promise.reject<string>(new Error("no link"));
  vi.stubGlobal("navigator", {});
  await expect(copyText(failing())).rejects.toThrow("no link");
});
