import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { SavedViews } from "@/components/desk/saved-views";
import { KnownAnswers } from "@/components/shell/known-answers";
import { savedViewsQuery } from "@/lib/api/desk-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { listViews } from "@/lib/desk/saved-views";

export const metadata: Metadata = { title: "Saved views" };

export default async function ViewsPage() {
  const reader = await pageReader();
  const client = new QueryClient();
  await client.prefetchQuery({ ...savedViewsQuery, queryFn: () => listViews(reader) });
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <SavedViews />
    </KnownAnswers>
  );
}
