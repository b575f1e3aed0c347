import { noParamsSchema } from "@/lib/api/parameters";
import { downloadRecord } from "@/lib/events/open-record";
import { downloadBytes } from "@/lib/http/download";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

/** The record exactly as its log file holds it, secrets included: it is the evidence. */
export const GET = respond(
  noParamsSchema,
  async ({ reader, params }: Asked<{ key: string }>) => {
    const { bytes, mediaType } = await downloadRecord(reader, params.key);
    return downloadBytes(bytes, mediaType === "text/csv" ? "event.csv" : "event.json", mediaType);
  },
  "work",
);
