import { base64Text, mixedText, upperText } from "./identifier";
import { COMPANY, type Place } from "./organization";
import type { Random } from "./random";
import { isoSecond, textTime } from "./timestamp";
import { type Weighted, zipf } from "./weighted";

/** What is known when the `$names` of an action are filled. */
export interface Moment {
  readonly random: Random;
  readonly place: Place;
  readonly timeMs: number;
  readonly requestId: string;
  readonly sessionName: string;
}

export type Filler = (moment: Moment) => string;

const STACKS =
  "checkout billing ledger-sync catalog-api search-indexer notifier invoices auth-gateway image-resizer pricing customer-portal reports fraud-score inventory shipping loyalty feature-flags data-lake audit-export session-store webhooks geo-lookup mailer partner-feed".split(
    " ",
  );
const ROLES =
  "ci-deploy app-node lambda-exec db-migrate ops-admin read-only-audit etl-runner backup-operator pod-checkout pod-search".split(
    " ",
  );
const USERS = "build-legacy metrics-push ana.moreau jonas.lind partner-sftp terraform-state".split(
  " ",
);
const FOLDERS: [string, ...string[]] = ["exports", "raw", "invoices", "uploads", "logs", "models"];

/** A fixed set of names in every place, of which a few are used most. */
function pooled(
  kind: string,
  size: number,
  make: (random: Random, place: Place, rank: number) => string,
): Filler {
  const pools = new WeakMap<Place, Weighted<string>>();
  return ({ place, random }) => {
    let pool = pools.get(place);
    if (pool === undefined) {
      const own = place.random.fork(kind);
      pool = zipf(Array.from({ length: size }, (_, rank) => make(own, place, rank)));
      pools.set(place, pool);
    }
    return pool.draw(random);
  };
}

/** EC2's ids: a prefix and 17 hex digits. */
const ec2Id = (prefix: string, size: number): Filler =>
  pooled(prefix, size, (random) => `${prefix}-0${random.hex(16)}`);
const named = (kind: string, names: readonly string[]): Filler =>
  pooled(kind, names.length, (_, __, rank) => names[rank] ?? kind);
const stackNamed = (kind: string, suffix: string): Filler =>
  pooled(kind, STACKS.length, (_, __, rank) => `${STACKS[rank] ?? "app"}${suffix}`);

const FILLERS: Readonly<Record<string, Filler>> = {
  account: ({ place }) => place.account.id,
  region: ({ place }) => place.region,
  request: ({ requestId }) => requestId,
  session: ({ sessionName }) => sessionName,
  uuid: ({ random }) => random.uuid(),
  hex: ({ random }) => random.hex(8),
  small: ({ random }) => String(1 + random.below(40)),
  count: ({ random }) => String(Math.floor(200 * 2 ** (random.unit() * 14))),
  token: ({ random }) => mixedText(32, random),
  amzId: ({ random }) => `${base64Text(75, random)}=`,
  keyTail: ({ random }) => upperText(16, random),
  epoch: ({ timeMs }) => String(Math.floor(timeMs / 1000) * 1000),
  date: ({ timeMs }) => isoSecond(timeMs),
  day: ({ timeMs }) => isoSecond(timeMs).slice(0, 10),
  expiry: ({ timeMs }) => textTime(timeMs + 3_600_000),
  privateIp: ({ random }) => `10.${random.below(4)}.${random.below(32)}.${1 + random.below(250)}`,
  folder: ({ random }) => random.pick(FOLDERS),
  object: ({ random, timeMs }) =>
    `${random.pick(FOLDERS)}/${isoSecond(timeMs).slice(0, 10)}/part-${String(random.below(4000)).padStart(5, "0")}.parquet`,
  bucket: pooled(
    "bucket",
    18,
    (_, { account, region }, rank) =>
      `${COMPANY}-${account.name}-${STACKS[rank] ?? "app"}-${region}`,
  ),
  instance: ec2Id("i", 120),
  volume: ec2Id("vol", 160),
  snapshot: ec2Id("snap", 400),
  image: ec2Id("ami", 12),
  group: ec2Id("sg", 40),
  subnet: ec2Id("subnet", 9),
  vpc: ec2Id("vpc", 3),
  interface: ec2Id("eni", 200),
  key: pooled("key", 14, (random) => random.uuid()),
  zone: pooled("zone", 6, (random) => upperText(13, random)),
  secret: pooled(
    "secret",
    30,
    (random, { account }, rank) =>
      `${account.name}/${STACKS[rank % 24] ?? "app"}/db-${mixedText(6, random)}`,
  ),
  parameter: pooled(
    "parameter",
    60,
    (_, { account }, rank) => `/${STACKS[rank % 24] ?? "app"}/${account.name}/setting-${rank}`,
  ),
  stack: stackNamed("stack", ""),
  function: stackNamed("function", "-handler"),
  table: stackNamed("table", "-items"),
  queue: stackNamed("queue", "-jobs"),
  topic: stackNamed("topic", "-events"),
  rule: stackNamed("rule", "-schedule"),
  policy: stackNamed("policy", "-access"),
  database: stackNamed("database", "-db"),
  logGroup: pooled("logGroup", 24, (_, __, rank) => `/aws/lambda/${STACKS[rank] ?? "app"}-handler`),
  cluster: named("cluster", ["apps", "batch", "edge"]),
  role: named("role", ROLES),
  userName: named("userName", USERS),
};

/** The filler of a `$name`; a digit at its end asks for a second value of the same kind. */
export function fillerOf(name: string): Filler {
  const filler = FILLERS[name.replace(/\d$/, "")];
  if (filler === undefined) throw new Error(`No filler for $${name}`);
  return filler;
}
