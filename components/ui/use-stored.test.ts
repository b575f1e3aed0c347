import { afterEach, expect, test, vi } from "vitest";
import { readStored, writeStored } from "./use-stored";

afterEach(() => vi.unstubAllGlobals());

test("reads what was written, of its own store, until it is taken back", () => {
  vi.stubGlobal("window", { localStorage: memory(), sessionStorage: memory() });
  writeStored("localStorage", "a", "1");
  expect(readStored("localStorage", "a")).toBe("1");
  expect(readStored("sessionStorage", "a")).toBe(null);
  writeStored("localStorage", "a", null);
  expect(readStored("localStorage", "a")).toBe(null);
});

test("a browser that keeps nothing, or whose store is full, still has it on this page", () => {
  const blocked = {
    get sessionStorage(): Storage {
      throw new DOMException("denied", "SecurityError");
    },
  };
  for (const window of [blocked, { sessionStorage: { ...memory(), setItem: refuse } }]) {
    vi.stubGlobal("window", window);
    expect(readStored("sessionStorage", "a")).toBe(null);
    writeStored("sessionStorage", "a", "1");
    expect(readStored("sessionStorage", "a")).toBe("1");
    writeStored("sessionStorage", "a", null);
    expect(readStored("sessionStorage", "a")).toBe(null);
  }
});

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

function refuse(): void {
  throw new DOMException("full", "QuotaExceededError");
}
