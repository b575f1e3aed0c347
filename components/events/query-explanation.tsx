"use client";

import { useQuery } from "@tanstack/react-query";
import { VisibleText } from "@/components/ui/visible-text";
import { explainQuery } from "@/lib/api/query-help-queries";

/** The query read back as one plain sentence. */
export function QueryExplanation({ q }: { readonly q: string }) {
  const { data, isError } = useQuery({ ...explainQuery(q), enabled: q !== "" });
  return (
    <p role="status" className="mt-1 px-1 empty:hidden">
      {isError ? "The explanation could not be loaded." : null}
      {data === undefined ? null : <VisibleText text={data.sentence} />}
    </p>
  );
}
