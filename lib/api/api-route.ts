import type { z } from "zod";

/** One route of the API: what it takes and what it answers. */
export interface ApiRoute {
  readonly method: "get" | "post";
  /** As OpenAPI writes it: `/api/events/{key}`. */
  readonly path: string;
  readonly summary: string;
  /** Query parameters, all of them single texts in the URL. */
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** JSON that is answered, or the media types of a download. */
  readonly answer: z.ZodType | readonly string[];
}
