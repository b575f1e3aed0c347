import { stat } from "node:fs/promises";
import { open, type Reader, type Response } from "maxmind";
import { z } from "zod";
import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { getConfig } from "@/lib/config";

/** Where an address is, as far as the files at hand know. */
interface AddressPlace {
  /** ISO 3166 code: `NO`. */
  readonly country: string | null;
  readonly city: string | null;
  /** Number of the network (autonomous system) that announces it. */
  readonly asn: number | null;
  readonly organisation: string | null;
}

/** The files are written by others: what is not as expected is left out. */
const text = z.string().optional().catch(undefined);
const point = z.object({ latitude: z.number(), longitude: z.number() });
const answerSchema = z.object({
  country: z.object({ iso_code: text }).optional().catch(undefined),
  city: z
    .object({ names: z.object({ en: text }).optional() })
    .optional()
    .catch(undefined),
  location: point.optional().catch(undefined),
  autonomous_system_number: z.number().optional().catch(undefined),
  autonomous_system_organization: text,
});

type Answer = z.infer<typeof answerSchema>;

/**
 * Country, city and network of an address, from the files that TRAILGLASS_GEOIP_DB and
 * TRAILGLASS_ASN_DB name; no network is asked. Null when they do not know it, are not configured, or
 * cannot be read, which is warned about once for each state of the file.
 */
export async function locateAddress(ip: string): Promise<AddressPlace | null> {
  if (parseAddress(ip) === null) return null;
  const { TRAILGLASS_GEOIP_DB, TRAILGLASS_ASN_DB } = getConfig();
  const [place, network] = await Promise.all([
    lookUp("TRAILGLASS_GEOIP_DB", TRAILGLASS_GEOIP_DB, ip),
    lookUp("TRAILGLASS_ASN_DB", TRAILGLASS_ASN_DB, ip),
  ]);
  if (place === null && network === null) return null;
  return {
    country: place?.country?.iso_code ?? null,
    city: place?.city?.names?.en ?? null,
    asn: network?.autonomous_system_number ?? null,
    organisation: network?.autonomous_system_organization ?? null,
  };
}

/** Coordinates of an address in degrees, by the file of TRAILGLASS_GEOIP_DB; null where it has none. */
export async function locatePoint(ip: string): Promise<z.infer<typeof point> | null> {
  if (parseAddress(ip) === null) return null;
  const { TRAILGLASS_GEOIP_DB } = getConfig();
  const place = await lookUp("TRAILGLASS_GEOIP_DB", TRAILGLASS_GEOIP_DB, ip);
  return place?.location ?? null;
}

async function lookUp(name: string, path: string | undefined, ip: string): Promise<Answer | null> {
  if (path === undefined || path === "") return null;
  const reader = await openFile(name, path);
  try {
    const found = answerSchema.safeParse(reader?.get(ip));
    return found.success ? found.data : null;
  } catch (error) {
    warn(name, path, error);
    return null;
  }
}

interface OpenFile {
  /** Tells one state of the file from another. */
  readonly state: string;
  readonly reader: Promise<Reader<Response> | null>;
}

const files = new Map<string, OpenFile>();

/** The whole file is held in memory and read again when it has changed. */
async function openFile(name: string, path: string): Promise<Reader<Response> | null> {
  const state = await stat(path).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => "missing",
  );
  const known = files.get(path);
  if (known?.state === state) return known.reader;
  const reader = open<Response>(path).catch((error: unknown) => {
    warn(name, path, error);
    return null;
  });
  files.set(path, { state, reader });
  return reader;
}

function warn(name: string, path: string, error: unknown): void {
  const what = error instanceof Error ? error.message : String(error);
  process.emitWarning(
    `${name}: ${path} cannot be read (${what}). Addresses are shown without what it would tell.`,
  );
}
