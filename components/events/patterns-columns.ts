import { createColumnHelper } from "@tanstack/react-table";
import type { SORTABLE } from "@/components/ui/sortable-table";
import type { Pattern } from "./patterns-words";

const helper = createColumnHelper<typeof SORTABLE, Pattern>();

/** The columns of the patterns, and the value by which each orders them. */
export const PATTERN_COLUMNS = helper.columns([
  helper.accessor(
    ({ event, service }) => (event === null ? undefined : `${event} ${service ?? ""}`),
    { id: "pattern", header: "Pattern" },
  ),
  helper.accessor(({ kind }) => kind ?? undefined, {
    id: "caller",
    header: "Caller",
    meta: { className: "max-md:hidden" },
  }),
  helper.accessor("outcome", { header: "Outcome" }),
  helper.accessor(({ client }) => client ?? undefined, {
    id: "client",
    header: "Client",
    meta: { className: "max-lg:hidden" },
  }),
  helper.accessor("count", { header: "Events", meta: { isNumber: true } }),
  helper.display({
    id: "spark",
    header: "Over time",
    meta: { className: "max-sm:hidden" },
  }),
  helper.accessor(({ firstMs }) => firstMs ?? undefined, {
    id: "first",
    header: "First",
    meta: { className: "max-xl:hidden" },
  }),
  helper.accessor(({ lastMs }) => lastMs ?? undefined, {
    id: "last",
    header: "Last",
    meta: { className: "max-xl:hidden" },
  }),
]);

/** The order in which the server lists them. */
export const MOST_FREQUENT_FIRST = [{ id: "count", desc: true }];
