import { blockActionSchema } from "@/lib/api/case-change-contract";
import { changeBlocks } from "@/lib/cases/change-blocks";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(
  blockActionSchema,
  ({ reader, params }: Asked<{ number: string }>, asked) =>
    changeBlocks(reader, integerOf(params.number), asked),
);
