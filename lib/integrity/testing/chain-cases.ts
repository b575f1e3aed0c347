import { CHAIN_START_MS, HOUR_MS } from "@/lib/digest/testing/signed-chain";
import type { PlantedCase } from "./planted-case";

const END_MS = CHAIN_START_MS + 8 * HOUR_MS;

/** What is wrong with digests as a chain. */
export const CHAIN_CASES: readonly PlantedCase[] = [
  {
    name: "1: a whole chain with its log files is verified",
    plant(world) {
      world.hours(world.chain(), 3);
      return { digests: { verified: 3 }, files: { verified: 3 } };
    },
  },
  {
    name: "6: trails and Regions that share a bucket are chains of their own, and other names are no digests",
    plant(world) {
      const [hour] = world.hours(world.chain({ trail: "a_b.c-d" }), 2);
      for (let at = 0; at < 2; at += 1) world.digest(world.chain({ trail: "other" }));
      world.hours(world.chain({ region: "us-west-2" }), 2);
      const digest = world.at(hour?.digest ?? "");
      world.objects.set(`${hour?.digest.replace(/_[^_]+$/, "")}_bogus.json.gz`, digest);
      return { digests: { verified: 5 }, files: { verified: 4 } };
    },
  },
  {
    name: "7: a range takes the digests and log files of its time, and its edges are no findings",
    plant(world) {
      world.hours(world.chain(), 8);
      const fromMs = CHAIN_START_MS + 2 * HOUR_MS;
      return {
        fromMs,
        toMs: fromMs + 2 * HOUR_MS,
        digests: { verified: 2 },
        files: { verified: 2 },
      };
    },
  },
  {
    name: "7: a range within one hour takes its digest, and all files that this one names",
    plant(world) {
      world.hours(world.chain(), 4);
      const fromMs = CHAIN_START_MS + 1.1 * HOUR_MS;
      const toMs = fromMs + 60_000;
      return { fromMs, toMs, digests: { verified: 1 }, files: { verified: 1 } };
    },
  },
  {
    name: "17: a digest that is missing in the middle is one finding, and the chain goes on before it",
    plant(world) {
      const { digest } = world.hours(world.chain(), 5)[2] ?? { digest: "" };
      world.remove(digest);
      return {
        digests: { verified: 4 },
        files: { verified: 4, "cannot-check": 1 },
        findings: [`digest-missing ${digest}`],
      };
    },
  },
  {
    name: "17: two digests that are missing in a row are told as one interval",
    plant(world) {
      const hours = world.hours(world.chain(), 6);
      world.remove(hours[2]?.digest ?? "", hours[3]?.digest ?? "");
      return {
        digests: { verified: 4 },
        files: { verified: 4, "cannot-check": 2 },
        findings: [`digest-missing ${hours[3]?.digest}`],
      };
    },
  },
  {
    name: "17: what one trail lacks is not made up for by another that delivers to the same prefix",
    plant(world) {
      const { digest } = world.hours(world.chain(), 6)[1] ?? { digest: "" };
      world.hours(world.chain({ trail: "other" }), 6);
      world.remove(digest);
      return {
        digests: { verified: 11 },
        files: { verified: 11, "cannot-check": 1 },
        findings: [`digest-missing ${digest}`],
      };
    },
  },
  {
    name: "18: without the newest digest its hour waits, and nothing is said yet",
    plant(world) {
      world.remove(world.hours(world.chain(), 3)[2]?.digest ?? "");
      return { digests: { verified: 2 }, files: { verified: 2, "not-checked": 1 } };
    },
  },
  {
    name: "20: a digest that starts a new chain tells of a gap, and the first of all tells of none",
    plant(world) {
      const chain = world.chain();
      world.hours(chain, 2);
      world.log(CHAIN_START_MS + 3.5 * HOUR_MS);
      const startMs = CHAIN_START_MS + 6 * HOUR_MS;
      const { key } = world.digest(chain, { previous: "none", startMs });
      return {
        digests: { verified: 3 },
        files: { verified: 2, "not-covered": 1 },
        findings: [`gap ${key}`],
      };
    },
  },
  {
    name: "22: backfill digests alone are a chain of their own",
    plant(world) {
      const chain = world.chain({ backfill: true });
      const log = world.log(CHAIN_START_MS + 60_000);
      world.digest(chain, { files: [log] });
      world.digest(chain, { startMs: CHAIN_START_MS - 5 * HOUR_MS, endMs: END_MS });
      return { digests: { verified: 2 }, files: { verified: 1 } };
    },
  },
  {
    name: "22: a backfill digest of a longer time than the others beside them is no fault",
    plant(world) {
      world.hours(world.chain(), 3);
      const backfill = world.chain({ backfill: true });
      const log = world.log(CHAIN_START_MS + 90_000);
      world.digest(backfill, { files: [log], endMs: CHAIN_START_MS + 4 * HOUR_MS });
      return { digests: { verified: 4 }, files: { verified: 4 } };
    },
  },
  {
    name: "31, 48: without any digest nothing is proven, and that is said",
    plant(world) {
      const hours = world.hours(world.chain(), 3);
      world.remove(...hours.map(({ digest }) => digest));
      return { files: { "not-covered": 3 }, findings: [`no-digests ${hours[0]?.log}`] };
    },
  },
  {
    name: "31: digests of which none is valid prove nothing",
    plant(world) {
      const hours = world.hours(world.chain(), 2);
      for (const { digest } of hours) world.rewrite(digest, () => Buffer.from("no digest"));
      return {
        digests: { "invalid-format": 2 },
        files: { "cannot-check": 2 },
        findings: hours.map(({ digest }) => `digest-invalid-format ${digest}`),
      };
    },
  },
  {
    name: "46: a log file that no digest names is a finding",
    plant(world) {
      world.hours(world.chain(), 5);
      const { key } = world.log(CHAIN_START_MS + 1.25 * HOUR_MS, { body: '{"Records":[]}' });
      return {
        digests: { verified: 5 },
        files: { verified: 5, unreferenced: 1 },
        findings: [`file-unreferenced ${key}`],
      };
    },
  },
  {
    name: "46: it is proven once a backfill digest names it",
    plant(world) {
      world.hours(world.chain(), 5);
      const log = world.log(CHAIN_START_MS + 1.25 * HOUR_MS);
      const endMs = CHAIN_START_MS + 6 * HOUR_MS;
      world.digest(world.chain({ backfill: true }), { files: [log], endMs });
      return { digests: { verified: 6 }, files: { verified: 6 } };
    },
  },
  {
    name: "47: the newest three digests are missing while log files go on",
    plant(world) {
      const hours = world.hours(world.chain(), 6);
      world.remove(...hours.slice(3).map(({ digest }) => digest));
      return {
        digests: { verified: 3 },
        files: { verified: 3, "cannot-check": 3 },
        findings: [`tail-missing ${hours[2]?.digest}`],
        seenMs: CHAIN_START_MS + 6 * HOUR_MS,
      };
    },
  },
  {
    name: "47: the newest digests of one Region are missing while another goes on",
    plant(world) {
      const hours = world.hours(world.chain(), 6);
      world.remove(...hours.slice(3).flatMap(({ log, digest }) => [log, digest]));
      world.hours(world.chain({ region: "us-west-2" }), 6);
      return {
        digests: { verified: 9 },
        files: { verified: 9 },
        findings: [`tail-missing ${hours[2]?.digest}`],
      };
    },
  },
  {
    name: "49: a hole between two windows is a finding",
    plant(world) {
      const chain = world.chain();
      world.hours(chain, 2);
      const startMs = CHAIN_START_MS + 2.5 * HOUR_MS;
      const { key } = world.digest(chain, { startMs });
      return { digests: { verified: 3 }, files: { verified: 2 }, findings: [`window-hole ${key}`] };
    },
  },
  {
    name: "50: a digest that repeats another hash of the one before is a finding",
    plant(world) {
      const chain = world.chain();
      world.hours(chain, 2);
      const { key } = world.digest(chain, {
        change: (fields) => {
          fields.previousDigestHashValue = "0".repeat(64);
        },
      });
      return {
        digests: { verified: 3 },
        files: { verified: 2 },
        findings: [`link-mismatch ${key}`],
      };
    },
  },
  {
    name: "59, 60: pointers in a circle are followed once, and one to a newer digest is a finding",
    plant(world) {
      const chain = world.chain();
      const [first, second] = world.hours(chain, 2);
      if (!first || !second) throw new Error("No hours");
      world.remove(first.digest);
      const again = world.chain();
      const startMs = CHAIN_START_MS;
      const { key } = world.digest(again, { startMs, previous: second.signed });
      return {
        digests: { verified: 2 },
        files: { verified: 1, "not-checked": 1 },
        findings: [`link-mismatch ${key}`, `link-mismatch ${second.digest}`],
      };
    },
  },
  {
    name: "62: an hour without log files is proven to be empty",
    plant(world) {
      world.digest(world.chain());
      return { digests: { verified: 1 } };
    },
  },
];
