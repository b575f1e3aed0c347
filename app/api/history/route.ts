import { newSearchRunSchema } from "@/lib/api/desk-contract";
import { historyParamsSchema } from "@/lib/api/parameters";
import { listSearches, rememberSearch } from "@/lib/desk/search-runs";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(historyParamsSchema, ({ reader }, page) => listSearches(reader, page));

export const POST = change(newSearchRunSchema, ({ reader }, run) => rememberSearch(reader, run), {
  may: "read",
});
