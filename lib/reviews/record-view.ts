import type { PrismaClient } from "@/lib/db/generated/client";
import { toVisible } from "@/lib/format/visible";

/** Who asks for a review, by what the request says. */
export interface Visitor {
  readonly ip: string;
  readonly userAgent: string;
}

export type ViewOutcome =
  | "opened"
  | "downloaded"
  | "wrong token"
  | "wrong passphrase"
  | "locked"
  | "no views left"
  | "not usable";

/** Writes one line of a link's access log; what a browser says of itself is cut and made visible. */
export async function recordView(
  db: PrismaClient,
  publicId: string,
  { ip, userAgent }: Visitor,
  outcome: ViewOutcome,
): Promise<void> {
  const clean = (text: string, most: number) => toVisible(text.slice(0, most)).slice(0, 2 * most);
  await db.shareView.create({
    data: { publicId, ip: clean(ip, 64), userAgent: clean(userAgent, 256), outcome },
  });
}
