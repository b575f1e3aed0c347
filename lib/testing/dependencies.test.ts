import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly license?: string;
}

const own = read("package.json");
const locked = Object.entries<Locked>(read("package-lock.json").packages).filter(
  ([path]) => path !== "",
);

test("every dependency is pinned exactly and its bytes are known", () => {
  const asked = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };
  const loose = Object.entries<string>(asked).filter(
    ([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range),
  );
  expect(loose).toEqual([]);
  expect(locked.length).toBeGreaterThan(100);
  // Parts for other platforms are named by version alone.
  const unknown = locked.filter(([, one]) => !one.link && !one.optional && !one.integrity);
  expect(unknown.map(([path]) => path)).toEqual([]);
});

test("no dependency is under a licence that would bind whoever runs this", () => {
  const licences = locked.flatMap(([path, { license }]) => {
    const file = join(path, "package.json");
    const said = license ?? (existsSync(join(root, file)) ? read(file).license : undefined);
    return typeof said === "string" ? [[path, said] as const] : [];
  });
  expect(licences.length).toBeGreaterThan(100);
  const binding = licences.filter(
    ([, licence]) => /\bA?GPL\b/.test(licence) && !/\bLGPL\b|\bOR\b/.test(licence),
  );
  expect(binding).toEqual([]);
});

test("only packages that are named may run a program when they are installed", () => {
  expect(Object.keys(own.allowScripts ?? {}).length).toBeLessThan(6);
});
