import { contextParamsSchema } from "@/lib/api/parameters";
import { describeContext } from "@/lib/events/describe-context";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  contextParamsSchema,
  ({ reader, params }: Asked<{ key: string }>, { window: windowSeconds, ...options }) =>
    describeContext(
      reader,
      params.key,
      { ...options, windowMs: windowSeconds * 1_000 },
      Date.now(),
    ),
);
