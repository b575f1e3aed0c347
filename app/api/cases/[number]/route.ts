import { caseChangeSchema } from "@/lib/api/case-change-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { changeCase } from "@/lib/cases/change-case";
import { showCase } from "@/lib/cases/show-case";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params }: Asked<{ number: string }>) =>
  showCase(reader, integerOf(params.number)),
);

export const POST = change(
  caseChangeSchema,
  ({ reader, params }: Asked<{ number: string }>, asked) =>
    changeCase(reader, integerOf(params.number), asked),
);
