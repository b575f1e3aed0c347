import { detectBreadth } from "./breadth";
import type { Detector } from "./detector";
import { detectDormant } from "./dormant";
import type { Place } from "./judge-travel";
import { detectNew } from "./new";
import { detectRate } from "./rate";
import { detectRegion } from "./region";
import { detectSilence } from "./silence";
import { detectTravel } from "./travel";

/**
 * Everything that judges sums, in no order that counts.
 * @param locate where an address is; null without a file of addresses: nothing is said of journeys
 */
export function listDetectors(
  locate: ((ip: string) => Promise<Place | null>) | null,
): readonly Detector[] {
  return [
    { name: "region", detect: detectRegion },
    { name: "new", detect: detectNew },
    { name: "rate", detect: detectRate("rate") },
    { name: "error-rate", detect: detectRate("error-rate") },
    { name: "breadth", detect: detectBreadth },
    { name: "silence", detect: detectSilence },
    { name: "dormant", detect: detectDormant },
    ...(locate ? [{ name: "travel" as const, detect: detectTravel(locate) }] : []),
  ];
}
