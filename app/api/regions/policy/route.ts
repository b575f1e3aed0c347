import { regionPolicySchema } from "@/lib/api/region-contract";
import { change } from "@/lib/http/respond";
import { setRegionPolicy } from "@/lib/regions/set-region-policy";

export const dynamic = "force-dynamic";

export const POST = change(
  regionPolicySchema,
  ({ reader }, policy) => setRegionPolicy(reader, policy, Date.now()),
  { may: "lead" },
);
