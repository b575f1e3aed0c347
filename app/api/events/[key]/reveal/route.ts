import { revealParamsSchema } from "@/lib/api/parameters";
import { revealRecord } from "@/lib/events/open-record";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

/** A POST: showing secrets leaves a trace, and no link and no prefetch may do it. */
export const POST = change(
  revealParamsSchema,
  ({ reader, params }: Asked<{ key: string }>, { reason }) =>
    revealRecord(reader, params.key, reason),
);
