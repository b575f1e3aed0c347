import { existsSync } from "node:fs";
import { resolve } from "node:path";

const place = resolve(process.env.TRAILGLASS_CORPUS ?? "../shared/data");

/** Folder of real logs with independent counts, or null where it is absent. */
export const corpusDir: string | null = existsSync(place) ? place : null;
