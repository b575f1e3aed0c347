import { fileActionSchema, noParamsSchema } from "@/lib/api/parameters";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";
import { retryFile } from "@/lib/imports/act-on-source";
import { getFile } from "@/lib/imports/list-files";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params }: Asked<{ id: string }>) =>
  getFile(reader, integerOf(params.id)),
);

export const POST = change(
  fileActionSchema,
  ({ reader, params }: Asked<{ id: string }>) => retryFile(reader.db.owner, integerOf(params.id)),
  { may: "manage" },
);
