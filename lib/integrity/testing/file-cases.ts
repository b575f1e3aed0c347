import { gunzipSync, gzipSync } from "node:zlib";
import { CHAIN_START_MS, HOUR_MS } from "@/lib/digest/testing/signed-chain";
import type { PlantedCase } from "./planted-case";
import { moveTrail, TrailWorld } from "./trail-world";

/** A case in which one thing is done to one of three log files. */
function onLog(
  name: string,
  verdict: string,
  change: (world: TrailWorld, log: string) => void,
): PlantedCase {
  return {
    name,
    plant(world) {
      const { log } = world.hours(world.chain(), 3)[1] ?? { log: "" };
      change(world, log);
      return {
        digests: { verified: 3 },
        files: { verified: 2, [verdict]: 1 },
        findings: [`file-${verdict} ${log}`],
      };
    },
  };
}

const append = (more: Buffer) => (world: TrailWorld, log: string) =>
  world.rewrite(log, (bytes) => Buffer.concat([bytes, more]));

/** Turns one bit, counted in bytes from the end. */
const flip = (fromEnd: number) => (world: TrailWorld, log: string) =>
  world.rewrite(log, (bytes) => {
    const copy = Buffer.from(bytes);
    const at = copy.length - fromEnd;
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  });

/** What is wrong with one log file. */
export const FILE_CASES: readonly PlantedCase[] = [
  onLog("27: a log file whose content was changed", "mismatch", (world, log) =>
    world.rewrite(log, (bytes) => gzipSync(`${gunzipSync(bytes)} `)),
  ),
  onLog("28: a log file that was removed", "missing", (world, log) => world.remove(log)),
  onLog("29: a log file that is not compressed", "invalid-format", (world, log) =>
    world.rewrite(log, gunzipSync),
  ),
  onLog("29: a log file of no bytes", "invalid-format", (world, log) =>
    world.rewrite(log, () => Buffer.alloc(0)),
  ),
  onLog(
    "30: a log file with a second gzip member, which other readers would read",
    "trailing-data",
    append(gzipSync('{"Records":[]}')),
  ),
  onLog("34: a log file with zeros after its end", "trailing-data", append(Buffer.alloc(512))),
  onLog("35: a log file that ends too early", "invalid-format", (world, log) =>
    world.rewrite(log, (bytes) => bytes.subarray(0, -10)),
  ),
  onLog("35: a log file whose checksum was changed", "invalid-format", flip(8)),
  {
    name: "a log file that was compressed anew is the same",
    plant(world) {
      const [hour] = world.hours(world.chain(), 1);
      world.rewrite(hour?.log ?? "", (bytes) => gzipSync(gunzipSync(bytes), { level: 1 }));
      return { digests: { verified: 1 }, files: { verified: 1 } };
    },
  },
  {
    name: "21, 52: a trail that went on to another bucket is one chain where both were copied to",
    only: "folder",
    plant(world) {
      const after = new TrailWorld(world.prefix, "new-logs");
      moveTrail(world, after);
      for (const [key, object] of after.objects) world.objects.set(key, object);
      return { digests: { verified: 4 }, files: { verified: 4 } };
    },
  },
  {
    name: "53: keys may hold spaces, percent signs, plus signs and any letters",
    plant(world) {
      const odd = world.under("a b/%2F/é+ü/\u{1f4a9}#?/");
      odd.hours(odd.chain(), 2);
      for (const [key, object] of odd.objects) world.objects.set(key, object);
      return { digests: { verified: 2 }, files: { verified: 2 } };
    },
  },
  {
    name: "63: a log file that is named twice counts once",
    plant(world) {
      const log = world.log(CHAIN_START_MS + 60_000);
      const chain = world.chain();
      world.digest(chain, { files: [log, log] });
      world.digest(chain, { files: [log] });
      return { digests: { verified: 2 }, files: { verified: 1 } };
    },
  },
  {
    name: "63: a log file that is named with two hashes is proven by either",
    plant(world) {
      const log = world.log(CHAIN_START_MS + 60_000);
      const other = { ...log, sha256: "0".repeat(64) };
      world.digest(world.chain(), { files: [other, log] });
      return { digests: { verified: 1 }, files: { verified: 1 } };
    },
  },
  {
    name: "65: a log file that is named hours after its delivery is proven all the same",
    plant(world) {
      const chain = world.chain();
      const log = world.log(CHAIN_START_MS + 60_000);
      world.digest(chain);
      world.digest(chain, { startMs: CHAIN_START_MS + HOUR_MS });
      world.digest(chain, { files: [log] });
      return { digests: { verified: 3 }, files: { verified: 1 } };
    },
  },
  {
    name: "65: a log file of a time that is yet to come is not checked",
    plant(world) {
      world.hours(world.chain(), 2);
      world.log(CHAIN_START_MS + 2.2 * HOUR_MS);
      return { digests: { verified: 2 }, files: { verified: 2, "not-checked": 1 } };
    },
  },
  {
    name: "a trail without validation below another prefix is not covered by the digests of this one",
    plant(world) {
      world.hours(world.chain(), 5);
      const other = world.under("other-trail/");
      const { key } = other.log(CHAIN_START_MS + HOUR_MS);
      world.objects.set(key, other.at(key));
      return {
        digests: { verified: 5 },
        files: { verified: 5, "not-covered": 1 },
        findings: [`no-digests ${key}`],
      };
    },
  },
];
