import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { SearchHistory } from "@/components/desk/search-history";
import { KnownAnswers } from "@/components/shell/known-answers";
import { searchRunsQuery } from "@/lib/api/desk-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { listSearches } from "@/lib/desk/search-runs";

export const metadata: Metadata = { title: "Search history" };

const PAGE = 100;

export default async function HistoryPage() {
  const reader = await pageReader();
  const client = new QueryClient();
  await client.prefetchQuery({
    ...searchRunsQuery(null, PAGE),
    queryFn: () => listSearches(reader, { limit: PAGE }),
  });
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <SearchHistory />
    </KnownAnswers>
  );
}
