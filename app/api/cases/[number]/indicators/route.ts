import { indicatorActionSchema } from "@/lib/api/case-change-contract";
import { changeIndicators } from "@/lib/cases/change-indicators";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(
  indicatorActionSchema,
  ({ reader, params }: Asked<{ number: string }>, asked) =>
    changeIndicators(reader, integerOf(params.number), asked),
);
