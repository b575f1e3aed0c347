import { bundleParamsSchema } from "@/lib/api/report-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import { storedBundle } from "@/lib/bundle/stored-bundle";
import { writeBundle } from "@/lib/bundle/write-bundle";
import { download, emptyDownload } from "@/lib/http/download";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  bundleParamsSchema,
  async ({ reader, params, request }: Asked<{ id: string }>, { logs }) => {
    const id = integerOf(params.id);
    const source = await storedBundle(reader, id);
    if (request.method === "HEAD") return emptyDownload("zip");
    const detail = { form: "bundle", logs };
    await writeAudit(reader, { action: "export", target: `report ${id}`, detail });
    const options = { root: process.cwd(), withLogs: logs, madeAtMs: Date.now() };
    return download(writeBundle(source, options), `report-${id}-bundle.zip`, "zip");
  },
  "work",
);
