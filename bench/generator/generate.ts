import { Delivery } from "./delivery";
import { publicKeys } from "./digest-chain";
import { playIncident, type Story } from "./incident";
import { ObjectWriter } from "./object-writer";
import { type Account, Organization } from "./organization";
import { OtherFamilies } from "./other-family";
import { Random } from "./random";
import { quotas } from "./rhythm";
import { folderSink, type Sink } from "./sink";
import type { Family, Stage } from "./stage";
import { Traffic } from "./traffic";

const STEP_MS = 300_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Fixed, so that the same seed gives the same logs on any day. */
const DEFAULT_END_MS = Date.UTC(2026, 9, 5);
/** Where in the window the incident begins: late enough for a long quiet before it. */
const INCIDENT_AT = 0.7;
const FEWEST_EVENTS = 1000;
/** A sign-in through three roles leaves fewer records than this. */
const MOST_AT_ONCE = 16;

export interface GenerateOptions {
  readonly seed: number;
  /** Distinct records of all families, the incident's included; repeated deliveries come on top. */
  readonly events: number;
  readonly days?: number;
  /** Days before the incident; absent: seven tenths of the window. */
  readonly quietDays?: number;
  /** 2 to 8. */
  readonly accounts?: number;
  readonly digests?: boolean;
  /** End of the window in UTC milliseconds; must be a whole hour. */
  readonly endMs?: number;
}

export interface Generated {
  readonly story: Story;
  readonly totals: Delivery["totals"] & { events: number; compressedBytes: number };
}

function settle(options: GenerateOptions) {
  const { seed, events, days = 14, accounts = 4, digests = true, endMs = DEFAULT_END_MS } = options;
  const { quietDays = Math.floor(days * INCIDENT_AT) } = options;
  if (events < FEWEST_EVENTS) throw new RangeError(`events must be at least ${FEWEST_EVENTS}`);
  if (endMs % HOUR_MS !== 0) throw new RangeError("endMs must be a whole hour");
  const startMs = endMs - days * DAY_MS;
  const organization = new Organization(new Random(String(seed)), accounts);
  const incidentMs = startMs + quietDays * DAY_MS + 2.3 * HOUR_MS;
  return {
    events,
    digests,
    startMs,
    endMs,
    organization,
    incident: playIncident(organization, incidentMs),
  };
}

/** What the logs of these options tell, without writing them. */
export function storyOf(options: GenerateOptions): Story {
  return settle(options).incident.story;
}

/**
 * Writes an organization trail's bucket below `out` (a folder, or any sink): log files of all five
 * families, digests, `trust/cloudtrail-public-keys.json`, `story.json`. The same options give the
 * same bytes. Memory does not grow with `events`. Throws RangeError for options that cannot be.
 */
export async function generate(options: GenerateOptions, out: string | Sink): Promise<Generated> {
  const { events, digests, startMs, endMs, organization, incident } = settle(options);
  const sink = typeof out === "string" ? folderSink(out) : out;
  const writer = new ObjectWriter(sink);
  const places = organization.loggedPlaces();
  const delivery = new Delivery(
    writer,
    organization.random.fork("delivery"),
    endMs,
    digests ? places : [],
  );
  let emitted = 0;
  const stage: Stage = {
    random: organization.random.fork("traffic"),
    organization,
    emit(account: Account, region: string, family: Family, timeMs: number, json: string) {
      emitted++;
      delivery.add(organization.place(account, region), family, timeMs, json);
    },
  };
  const traffic = new Traffic(stage);
  const others = new OtherFamilies(stage, events);
  const plot = [...incident.events];
  let step = 0;
  for (const quota of quotas(startMs, (endMs - startMs) / STEP_MS, STEP_MS, events)) {
    const stepMs = startMs + step++ * STEP_MS;
    const nextMs = stepMs + STEP_MS;
    for (let next = plot[0]; next !== undefined && next.timeMs < nextMs; next = plot[0]) {
      stage.emit(next.place.account, next.place.region, next.family, next.timeMs, next.json);
      plot.shift();
    }
    others.emitDue(quota / events, nextMs - 1);
    // Room is kept for what is still to come, so that the sum is exact.
    const goal = Math.min(quota, events - plot.length - others.left);
    const open = goal - emitted;
    while (emitted < goal) {
      const timeMs = Math.floor(nextMs - (STEP_MS * (goal - emitted)) / (open + 1));
      if (events - plot.length - others.left - emitted > MOST_AT_ONCE) traffic.emitNext(timeMs);
      else traffic.emitPlain(timeMs);
    }
    await delivery.deliver(nextMs);
    if (digests && nextMs % HOUR_MS === 0) await delivery.digest(nextMs);
  }
  while (delivery.pending) await delivery.deliver(endMs, true);
  if (digests) await delivery.digest(endMs + HOUR_MS);
  await writer.finish();

  const regions = new Set(places.map(({ region }) => region));
  const keys = publicKeys(regions, startMs - DAY_MS, endMs + 30 * DAY_MS);
  const text = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  if (digests) await sink.put("trust/cloudtrail-public-keys.json", text(keys));
  await sink.put("story.json", text(incident.story));
  const totals = { ...delivery.totals, events: emitted, compressedBytes: writer.sizeBytes };
  return { story: incident.story, totals };
}
