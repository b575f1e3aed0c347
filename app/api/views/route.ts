import { newSavedViewSchema } from "@/lib/api/desk-contract";
import { noParamsSchema } from "@/lib/api/parameters";
import { listViews, saveView } from "@/lib/desk/saved-views";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => listViews(reader));

export const POST = change(newSavedViewSchema, ({ reader }, view) => saveView(reader, view), {
  may: "read",
});
