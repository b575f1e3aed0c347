import type { RegionPolicy } from "@/lib/api/region-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";

/**
 * Says what a Region is for an account, or takes the decision back (`learned`), and records who said
 * so in the same transaction. Returns when.
 * Throws AppError: `forbidden` for an account out of sight, `invalid` for a decision that has
 * already expired.
 */
export async function setRegionPolicy(
  reader: Reader,
  policy: RegionPolicy,
  nowMs: number,
): Promise<{ atMs: number }> {
  const { account, state } = policy;
  if (reader.accounts !== "all" && !reader.accounts.includes(account)) {
    throw new AppError("forbidden", `You may not decide about the account ${account}.`);
  }
  const expiresAt = policy.expires === undefined ? null : new Date(policy.expires);
  if (expiresAt !== null && !(expiresAt.getTime() > nowMs)) {
    const message = "The decision would have expired already. Choose a later time.";
    throw new AppError("invalid", message, { fields: { expires: message } });
  }
  const region = storableText(policy.region);
  const reason = storableText(policy.reason);
  return reader.db.owner.$transaction(async (tx) => {
    const place = { account, region };
    const before = await tx.regionPolicy.findUnique({ where: { account_region: place } });
    if (state === "learned") await tx.regionPolicy.deleteMany({ where: place });
    else {
      const decided = { state, reason, expiresAt, setBy: reader.actor, setAt: new Date(nowMs) };
      await tx.regionPolicy.upsert({
        where: { account_region: place },
        create: { ...place, ...decided },
        update: decided,
      });
    }
    const detail = {
      account,
      region,
      state,
      before: before?.state ?? "learned",
      reason,
      expires: expiresAt?.toISOString() ?? null,
    };
    const entry = { action: "region-policy", target: `${account} ${region}`, detail } as const;
    return { atMs: await writeAudit({ actor: reader.actor, db: { owner: tx } }, entry) };
  });
}
