import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeMmdb } from "./testing/make-mmdb";

let dir: string;
let warnings: string[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "trailglass-mmdb-"));
  warnings = [];
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://nowhere");
  vi.spyOn(process, "emitWarning").mockImplementation((text) => {
    warnings.push(String(text));
  });
});
afterEach(() => {
  rmSync(dir, { recursive: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The environment is read once, so each test asks afresh. */
async function configured(files: { city?: Buffer; asn?: Buffer }) {
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(dir, `${name}.mmdb`);
    writeFileSync(path, bytes);
    vi.stubEnv(name === "city" ? "TRAILGLASS_GEOIP_DB" : "TRAILGLASS_ASN_DB", path);
  }
  const { locateAddress } = await import("./locate-address");
  const { addressFacts } = await import("./address-facts");
  return { locateAddress, addressFacts };
}

const CITY = makeMmdb({
  "81.2.69.0/24": { country: { iso_code: "GB" }, city: { names: { en: "London" } } },
  "2001:250::/32": { country: { iso_code: "CN" } },
  "9.9.9.9/32": { country: "odd", city: { names: 7 } },
});
const ASN = makeMmdb({
  "81.2.0.0/16": { autonomous_system_number: 20712, autonomous_system_organization: "Andrews" },
});

test("country, city and network come from the files at hand", async () => {
  const { locateAddress, addressFacts } = await configured({ city: CITY, asn: ASN });
  expect(await locateAddress("81.2.69.160")).toEqual({
    country: "GB",
    city: "London",
    asn: 20712,
    organisation: "Andrews",
  });
  expect(await locateAddress("2001:250::1")).toEqual({
    country: "CN",
    city: null,
    asn: null,
    organisation: null,
  });
  expect(await locateAddress("8.8.8.8")).toBe(null);
  expect(await locateAddress("cloudformation.amazonaws.com")).toBe(null);
  expect(await addressFacts("81.2.69.160")).toEqual([
    { label: "Kind", value: "public address" },
    { label: "Country", value: "GB" },
    { label: "City", value: "London" },
    { label: "Network", value: "AS20712 Andrews" },
  ]);
  expect(warnings).toEqual([]);
});

test("coordinates are told where the file has both", async () => {
  const city = makeMmdb({
    "81.2.69.0/24": { location: { latitude: 51, longitude: 7 } },
    "1.1.1.0/24": { location: { latitude: 51 } },
  });
  await configured({ city });
  const { locatePoint } = await import("./locate-address");
  expect(await locatePoint("81.2.69.1")).toEqual({ latitude: 51, longitude: 7 });
  expect(await locatePoint("1.1.1.1")).toBe(null);
  expect(await locatePoint("9.9.9.9")).toBe(null);
  expect(await locatePoint("AWS Internal")).toBe(null);
});

test("what a file says in an unknown form is left out", async () => {
  const { locateAddress } = await configured({ city: CITY });
  expect(await locateAddress("9.9.9.9")).toMatchObject({ country: null, city: null });
});

test("without files the kind of an address is still told", async () => {
  const { locateAddress, addressFacts } = await configured({});
  expect(await locateAddress("81.2.69.160")).toBe(null);
  expect(await addressFacts("10.0.0.1")).toEqual([{ label: "Kind", value: "private address" }]);
  expect(await addressFacts("AWS Internal")).toEqual([{ label: "Kind", value: "AWS service" }]);
  expect(await addressFacts("odd")).toEqual([{ label: "Kind", value: "not an address" }]);
  expect(warnings).toEqual([]);
});

test("a missing or broken file is warned about once and hides nothing else", async () => {
  const { locateAddress } = await configured({ city: Buffer.from("no such format"), asn: ASN });
  expect(await locateAddress("81.2.69.160")).toMatchObject({ country: null, asn: 20712 });
  expect(await locateAddress("81.2.69.160")).toMatchObject({ country: null, asn: 20712 });
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("TRAILGLASS_GEOIP_DB");
  rmSync(join(dir, "city.mmdb"));
  await locateAddress("81.2.69.160");
  await locateAddress("81.2.69.160");
  expect(warnings).toHaveLength(2);
});

test("a file that was replaced is read again", async () => {
  const { locateAddress } = await configured({ asn: ASN });
  expect(await locateAddress("1.1.1.1")).toBe(null);
  const more = makeMmdb({ "1.1.1.0/24": { autonomous_system_number: 13335 } });
  writeFileSync(join(dir, "asn.mmdb"), more);
  expect(await locateAddress("1.1.1.1")).toMatchObject({ asn: 13335 });
});
