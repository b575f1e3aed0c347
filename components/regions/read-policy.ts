import type { AccountRegions, RegionPolicy } from "@/lib/api/region-contract";

export type PolicyChoice = RegionPolicy["state"];

/** About which Region of which account somebody wants to decide. */
export interface PolicyTask {
  readonly account: string;
  /** Empty: it is chosen in the dialog. */
  readonly region: string;
  /** What holds now; null when nothing does. */
  readonly now: AccountRegions["regions"][number] | null;
}

const CHOICES: readonly PolicyChoice[] = ["home", "allowed", "denied", "learned"];

/** A filled form as a decision; null when nothing was chosen. Times are written in UTC. */
export function readPolicy(
  form: FormData,
  { account, region }: Pick<PolicyTask, "account" | "region">,
): RegionPolicy | null {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const state = CHOICES.find((choice) => choice === text("state"));
  if (state === undefined) return null;
  const expires = new Date(`${text("expires")}Z`);
  const hasEnd = state !== "learned" && !Number.isNaN(expires.getTime());
  return {
    account: text("account") || account,
    region: region || text("region"),
    state,
    reason: text("reason"),
    ...(hasEnd && { expires: expires.toISOString() }),
  };
}
