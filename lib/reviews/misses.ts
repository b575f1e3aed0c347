import { MissLimit } from "./miss-limit";

/** The one count of misses of this server. */
export const MISSES = new MissLimit();
