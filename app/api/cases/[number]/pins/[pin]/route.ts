import { removePinSchema } from "@/lib/api/case-change-contract";
import { removePin } from "@/lib/cases/remove-pin";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(
  removePinSchema,
  ({ reader, params }: Asked<{ number: string; pin: string }>) =>
    removePin(reader, integerOf(params.number), integerOf(params.pin)),
);
