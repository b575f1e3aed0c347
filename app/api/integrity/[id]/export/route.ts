import { findingExportParamsSchema } from "@/lib/api/integrity-contract";
import { download } from "@/lib/http/download";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { exportFindings } from "@/lib/integrity/export-findings";
import { getRun } from "@/lib/integrity/get-run";

export const dynamic = "force-dynamic";

export const GET = respond(
  findingExportParamsSchema,
  async ({ reader, params }: Asked<{ id: string }>, { format }) => {
    // Said before the download begins.
    const { id } = await getRun(reader, integerOf(params.id));
    const chunks = exportFindings(reader, id, format, Date.now());
    return download(chunks, `trailglass-run-${id}-findings.${format}`, format);
  },
  "work",
);
