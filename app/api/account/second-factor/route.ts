import { secondFactorActionSchema } from "@/lib/api/people-contract";
import { change } from "@/lib/http/respond";
import { changeSecondFactor } from "@/lib/people/change-second-factor";

export const dynamic = "force-dynamic";

export const POST = change(
  secondFactorActionSchema,
  ({ reader, by }, action) => changeSecondFactor(reader, by, action),
  { may: "read" },
);
