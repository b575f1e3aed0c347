const EARTH_KM = 6371;
const FASTEST_KMH = 900;
const NEAREST_KM = 50;
const HOUR_MS = 3_600_000;
/** Sooner than this, a switch of networks is likelier than a journey. */
const SWITCH_MS = 600_000;

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** A principal was seen at an address at a moment; its place is null where no file knows it. */
export interface Sighting {
  readonly timeMs: number;
  readonly ip: string;
  readonly place: Place | null;
}

export interface Journey {
  readonly from: Sighting;
  readonly to: Sighting;
  readonly km: number;
  readonly kmh: number;
  readonly isSwitch: boolean;
}

/**
 * The fastest journey between two sightings in a row, each at another address, if nobody travels so
 * fast: over 900 km/h, at least 50 km apart. Sightings without a place are passed over.
 */
export function findJourney(sightings: readonly Sighting[]): Journey | null {
  const placed = sightings
    .flatMap(({ place, ...rest }) => (place ? [{ ...rest, place }] : []))
    .sort((a, b) => a.timeMs - b.timeMs || (a.ip < b.ip ? -1 : 1));
  let fastest: Journey | null = null;
  placed.forEach((to, at) => {
    const from = placed[at - 1];
    if (!from || from.ip === to.ip) return;
    const km = distanceKm(from.place, to.place);
    const lengthMs = to.timeMs - from.timeMs;
    const kmh = lengthMs === 0 ? Number.POSITIVE_INFINITY : km / (lengthMs / HOUR_MS);
    if (km < NEAREST_KM || kmh <= FASTEST_KMH || (fastest && fastest.kmh >= kmh)) return;
    fastest = { from, to, km, kmh, isSwitch: lengthMs < SWITCH_MS };
  });
  return fastest;
}

/** Along the surface of the earth (haversine). */
export function distanceKm(a: Place, b: Place): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const halfLat = Math.sin(rad(b.latitude - a.latitude) / 2);
  const halfLong = Math.sin(rad(b.longitude - a.longitude) / 2);
  const h = halfLat ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * halfLong ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
