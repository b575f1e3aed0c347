import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { SearchHistory } from "@/components/desk/search-history";
import { KnownAnswers } from "@/components/shell/known-answers";
import { searchRunsQuery } from "@/lib/api/desk-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { openReader } from "@/lib/auth/reader";
import { getDatabase } from "@/lib/db/get-database";
import { listSearches } from "@/lib/desk/search-runs";

export const metadata: Metadata = { title: "Search history" };

const PAGE = 100;

export default async function HistoryPage() {
  const client = new QueryClient();
  await client.prefetchQuery({
    ...searchRunsQuery(null, PAGE),
    queryFn: () => listSearches(openReader(getDatabase()), { limit: PAGE }),
  });
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <SearchHistory />
    </KnownAnswers>
  );
}
