import { filesParamsSchema } from "@/lib/api/parameters";
import { respond } from "@/lib/http/respond";
import { listFiles } from "@/lib/imports/list-files";

export const dynamic = "force-dynamic";

export const GET = respond(filesParamsSchema, ({ reader }, question) =>
  listFiles(reader, question),
);
