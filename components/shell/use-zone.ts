"use client";

import type { Zone } from "@/lib/format/time";
import { usePreferences } from "./preferences";

/** The clock of this page: what its link asks for (`tz`), else the reader's own choice. */
export function useZone(): Zone {
  return usePreferences().zone;
}
