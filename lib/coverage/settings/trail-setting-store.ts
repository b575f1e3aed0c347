import type { Reader } from "@/lib/auth/reader";
import { parseTrailArn, type TrailName } from "@/lib/cloudtrail/trail-name";
import type { PrismaClient } from "@/lib/db/generated/client";
import { type TrailSettings, trailSettingsSchema } from "./trail-values";

/** What AWS told of a trail. */
export interface StoredTrail {
  readonly arn: string;
  readonly trail: TrailName;
  readonly settings: TrailSettings;
  readonly problem: string | null;
  readonly fetchedMs: number;
}

/** Trails of the accounts that the reader may see. */
export async function loadTrailSettings({ db, accounts }: Reader): Promise<StoredTrail[]> {
  const rows = await db.owner.trailSetting.findMany({
    where: accounts === "all" ? {} : { account: { in: [...accounts] } },
    orderBy: { trailArn: "asc" },
  });
  return rows.flatMap(({ trailArn: arn, settings, problem, fetchedAt }) => {
    const trail = parseTrailArn(arn);
    const { data } = trailSettingsSchema.safeParse(settings);
    return trail && data
      ? [{ arn, trail, settings: data, problem, fetchedMs: fetchedAt.getTime() }]
      : [];
  });
}

/** Replaces what was known of a trail. */
export async function storeTrailSettings(
  db: PrismaClient,
  { arn, trail, settings, problem, fetchedMs }: StoredTrail,
): Promise<void> {
  const row = {
    account: trail.account,
    homeRegion: trail.homeRegion,
    settings: trailSettingsSchema.parse(settings),
    problem,
    fetchedAt: new Date(fetchedMs),
  };
  await db.trailSetting.upsert({
    where: { trailArn: arn },
    create: { trailArn: arn, ...row },
    update: row,
  });
}
