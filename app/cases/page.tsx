import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { CaseListPage } from "@/components/cases/case-list-page";
import { KnownAnswers } from "@/components/shell/known-answers";
import { caseListParamsSchema } from "@/lib/api/case-change-contract";
import { caseListQuery } from "@/lib/api/case-queries";
import { CASE_FILTERS } from "@/lib/api/case-words";
import { knownAnswers } from "@/lib/api/known-answers";
import { listCases } from "@/lib/cases/list-cases";

export const metadata: Metadata = { title: "Cases" };

/** In the order in which the browser asks. */
const NAMES = [...CASE_FILTERS, "sort", "page"];

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function CasesPage({ searchParams }: PageProps<"/cases">) {
  const given = await searchParams;
  const asked = Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = given[name];
      return typeof value === "string" ? [[name, value] as const] : [];
    }),
  );
  const client = new QueryClient();
  const { data } = caseListParamsSchema.safeParse(asked);
  if (data) {
    await askInTime((reader) =>
      client.prefetchQuery({ ...caseListQuery(asked), queryFn: () => listCases(reader, data) }),
    );
  }
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <CaseListPage />
    </KnownAnswers>
  );
}
