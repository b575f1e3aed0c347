import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { fieldLabel } from "@/lib/search/field-names";
import { cellTexts } from "./cell-values";

const FIELDS = [
  "user",
  "kind",
  "ip",
  "account",
  "service",
  "region",
  "error",
  "resource",
  "readonly",
  "category",
  "flag",
  "ua",
];

/** What a row knows about its event, below the row. */
export function RowExpansion({ row }: { readonly row: EventRow }) {
  const fields = [...FIELDS, ...Object.keys(row.values)]
    .map((field) => ({ field, texts: cellTexts(row, field) }))
    .filter(({ texts }) => texts.length > 0);
  return (
    <dl className="sticky left-0 grid h-full max-w-[min(100%,72rem)] auto-rows-min grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-6 gap-y-1 overflow-auto border-s-2 border-accent bg-page px-3 py-2 text-xs">
      {fields.map(({ field, texts }) => (
        <div key={field} className="flex min-w-0 gap-2">
          <dt className="shrink-0 text-muted">
            <VisibleText text={fieldLabel(field)} />
          </dt>
          <dd className="min-w-0 break-all">
            <VisibleText text={texts.join(" · ").slice(0, 500)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
