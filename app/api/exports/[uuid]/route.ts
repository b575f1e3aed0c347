import { exportActionSchema } from "@/lib/api/desk-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { findExport } from "@/lib/events/export-registry";
import { type Asked, change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, async ({ reader, params }: Asked<{ uuid: string }>) =>
  findExport(reader, params.uuid).progress(),
);

export const POST = change(
  exportActionSchema,
  async ({ reader, params }: Asked<{ uuid: string }>) => {
    const job = findExport(reader, params.uuid);
    job.cancel();
    return job.progress();
  },
  { may: "read" },
);
