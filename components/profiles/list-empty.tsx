"use client";

import { useQuery } from "@tanstack/react-query";
import { setUrlParams } from "@/components/shell/url-params";
import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { coverageQuery } from "@/lib/api/query-help-queries";
import { KIND_WORDS } from "./kind-words";
import { DEFAULT_LIST, type ListView, printListView } from "./list-view";
import { searchedWords } from "./profile-words";

/** Why a list has no rows: nothing is imported, nothing matches, or nothing happened in the period. */
export function ListEmpty({ kind, view }: { readonly kind: ProfileKind; readonly view: ListView }) {
  const { data } = useQuery(coverageQuery({ q: "" }));
  const searched = searchedWords(view);
  if (data !== undefined && data.events === 0) {
    return (
      <p className="py-6">
        Nothing is imported yet: there is no event in the index.{" "}
        <PageLink href="/imports">Import log files</PageLink>
      </p>
    );
  }
  return (
    <div className="space-y-3 py-6" role="status">
      <p>
        No {KIND_WORDS[kind].one} <VisibleText text={searched} />
        {searched === "" ? "" : " "}has events in this period.
      </p>
      {searched === "" ? (
        <p className="text-muted">
          Choose another period, or{" "}
          <PageLink href="/imports" className="underline">
            look at the imports
          </PageLink>
          : a period without log files looks the same.
        </p>
      ) : (
        <Button onClick={() => setUrlParams(printListView(DEFAULT_LIST))}>
          Show all {KIND_WORDS[kind].many}
        </Button>
      )}
    </div>
  );
}
