import { evidenceExportParamsSchema } from "@/lib/api/alert-evidence-contract";
import { exportEvidence } from "@/lib/detections/questions/export-evidence";
import { findAlert } from "@/lib/detections/questions/get-alert";
import { download } from "@/lib/http/download";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  evidenceExportParamsSchema,
  async ({ reader, params }: Asked<{ id: string }>, { format }) => {
    // Said before the download begins.
    const { id } = await findAlert(reader, integerOf(params.id));
    const chunks = exportEvidence(reader, id, format);
    return download(chunks, `trailglass-alert-${id}-events.${format}`, format);
  },
  "work",
);
