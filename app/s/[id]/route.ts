import { z } from "zod";
import { findLink } from "@/lib/desk/short-links";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

const HEADERS = { "Cache-Control": "no-store, private" };

const NOT_FOUND = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>There is no such link · Trailglass</title>
<h1>There is no such link</h1>
<p>It may be mistyped, or have been made on another Trailglass.</p>
<p><a href="/events">Search the events</a></p>
</html>
`;

/** A short link. The place it names is a path, so that it is always one of this host. */
export const GET = respond(z.unknown(), async ({ reader, params }: Asked<{ id: string }>) => {
  const path = await findLink(reader, params.id);
  return path === null
    ? new Response(NOT_FOUND, {
        status: 404,
        headers: { ...HEADERS, "Content-Type": "text/html; charset=utf-8" },
      })
    : new Response(null, { status: 307, headers: { ...HEADERS, Location: path } });
});
