import { AppError } from "@/lib/errors";

/** Fifty requests a second for a minute, and answers that are being sent at once, of one person. */
const MOST_A_MINUTE = 3_000;
const MOST_AT_ONCE = 64;
const MINUTE_MS = 60_000;

interface Use {
  minute: number;
  requests: number;
  open: number;
}

/**
 * How much one person may ask of this server, over all their browsers and keys. Searches have a
 * limit of their own, which is lower (lib/db/turns.ts).
 */
export class PersonLimits {
  private readonly uses = new Map<string, Use>();

  /**
   * Counts a request. Answers what ends it, which may be called more than once.
   * Throws AppError `too_many`.
   */
  admit(personId: string, nowMs: number): () => void {
    const minute = Math.floor(nowMs / MINUTE_MS);
    const use = this.entryOf(personId, minute);
    if (use.open >= MOST_AT_ONCE) {
      throw new AppError(
        "too_many",
        "Too many answers are being sent to you. Close exports and pages that are not needed.",
      );
    }
    if (use.requests >= MOST_A_MINUTE) {
      throw new AppError("too_many", "Too many requests within a minute. Go on in the next one.");
    }
    use.requests += 1;
    use.open += 1;
    let isOpen = true;
    return () => {
      if (isOpen) use.open -= 1;
      isOpen = false;
    };
  }

  private entryOf(personId: string, minute: number): Use {
    const known = this.uses.get(personId) ?? { minute, requests: 0, open: 0 };
    if (known.minute !== minute) {
      Object.assign(known, { minute, requests: 0 });
      // Whoever has not asked for a minute is forgotten.
      for (const [id, { minute: last, open }] of this.uses) {
        if (open === 0 && last < minute) this.uses.delete(id);
      }
    }
    this.uses.set(personId, known);
    return known;
  }
}
