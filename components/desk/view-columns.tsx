import { createColumnHelper } from "@tanstack/react-table";
import type { SORTABLE } from "@/components/ui/sortable-table";
import type { SavedView } from "@/lib/api/desk-contract";

const helper = createColumnHelper<typeof SORTABLE, SavedView>();

/** The columns of the saved views, and the value by which each orders them. */
export const VIEW_COLUMNS = helper.columns([
  helper.accessor("name", { header: "Name", meta: { className: "w-[22%] max-sm:w-auto" } }),
  helper.display({
    id: "what",
    header: "What it shows",
    meta: { className: "max-sm:hidden" },
  }),
  helper.accessor(({ own, owner }) => (own ? "you" : owner), {
    id: "owner",
    header: "Owner",
    meta: { className: "w-28 max-lg:hidden" },
  }),
  helper.accessor("updatedAtMs", {
    header: "Changed",
    meta: { className: "w-44 max-lg:hidden" },
  }),
  helper.accessor(({ shared }) => (shared ? "yes" : "no"), {
    id: "shared",
    header: "Shared",
    meta: { className: "w-24" },
  }),
  helper.display({
    id: "actions",
    header: () => <span className="sr-only">Actions</span>,
    meta: { className: "w-12" },
  }),
]);
