import { savedViewActionSchema } from "@/lib/api/desk-contract";
import { changeView } from "@/lib/desk/saved-views";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(
  savedViewActionSchema,
  ({ reader, params }: Asked<{ id: string }>, action) =>
    changeView(reader, integerOf(params.id), action),
  { may: "read" },
);
