import { caseListParamsSchema, newCaseSchema } from "@/lib/api/case-change-contract";
import { listCases } from "@/lib/cases/list-cases";
import { openCase } from "@/lib/cases/open-case";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(caseListParamsSchema, ({ reader }, asked) => listCases(reader, asked));

export const POST = change(newCaseSchema, ({ reader }, asked) => openCase(reader, asked));
