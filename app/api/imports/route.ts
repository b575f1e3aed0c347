import { newSourceSchema } from "@/lib/api/import-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { getConfig } from "@/lib/config";
import { change, respond } from "@/lib/http/respond";
import { addSource } from "@/lib/imports/add-source";
import { listImports } from "@/lib/imports/list-imports";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => listImports(reader));

export const POST = change(
  newSourceSchema,
  ({ reader }, source) =>
    addSource(reader.db.owner, source, { sampleDir: `${getConfig().TRAILGLASS_DATA}/sample` }),
  { may: "manage" },
);
