import type { PrismaClient } from "@/lib/db/generated/client";
import { toVisible } from "@/lib/format/visible";

/** Who asks for a review, by what the request says. */
export interface Visitor {
  readonly ip: string;
  readonly userAgent: string;
}

export type ViewOutcome = "opened" | "downloaded" | "wrong passphrase" | "locked" | "no views left";

/** Writes one line of a link's access log; what a browser says of itself is cut and made visible. */
export async function recordView(
  db: PrismaClient,
  publicId: string,
  { ip, userAgent }: Visitor,
  outcome: ViewOutcome,
): Promise<void> {
  await db.shareView.create({
    data: { publicId, ip: clean(ip, 64), userAgent: clean(userAgent, 256), outcome },
  });
}

/**
 * Writes down a token that did not fit, whether there is a link of that id or not: nobody learns it
 * from how long the answer takes. Misses are kept for 90 days.
 */
export async function recordMiss(
  db: PrismaClient,
  publicId: string,
  { ip, userAgent }: Visitor,
): Promise<void> {
  await db.$transaction([
    db.$executeRaw`delete from share_miss where at < now() - interval '90 days'`,
    db.shareMiss.create({
      data: { publicId: clean(publicId, 40), ip: clean(ip, 64), userAgent: clean(userAgent, 256) },
    }),
  ]);
}

function clean(text: string, most: number): string {
  return toVisible(text.slice(0, most)).slice(0, 2 * most);
}
