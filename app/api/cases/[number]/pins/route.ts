import { newPinSchema } from "@/lib/api/case-change-contract";
import { pinToCase } from "@/lib/cases/pin-to-case";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(newPinSchema, ({ reader, params }: Asked<{ number: string }>, asked) =>
  pinToCase(reader, integerOf(params.number), asked, Date.now()),
);
