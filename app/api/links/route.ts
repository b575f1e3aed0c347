import { newShortLinkSchema } from "@/lib/api/desk-contract";
import { shortenUrl } from "@/lib/desk/short-links";
import { change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(newShortLinkSchema, ({ reader }, link) => shortenUrl(reader, link), {
  may: "read",
});
