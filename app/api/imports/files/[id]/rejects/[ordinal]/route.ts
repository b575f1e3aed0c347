import { noParamsSchema } from "@/lib/api/parameters";
import { downloadBytes } from "@/lib/http/download";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { getReject } from "@/lib/imports/list-files";

export const dynamic = "force-dynamic";

export const GET = respond(
  noParamsSchema,
  async ({ reader, params }: Asked<{ id: string; ordinal: string }>) =>
    downloadBytes(
      await getReject(reader, integerOf(params.id), integerOf(params.ordinal)),
      "rejected-record.bin",
      "application/octet-stream",
    ),
  "work",
);
