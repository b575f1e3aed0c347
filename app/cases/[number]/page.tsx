import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { askInTime } from "@/app/ask-in-time";
import { CasePage } from "@/components/cases/case-page";
import { KnownAnswers } from "@/components/shell/known-answers";
import { caseQuery } from "@/lib/api/case-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { showCase } from "@/lib/cases/show-case";

export const metadata: Metadata = { title: "Case" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function OneCasePage({ params }: PageProps<"/cases/[number]">) {
  const { number: given } = await params;
  if (!/^\d{1,9}$/.test(given)) notFound();
  const number = Number(given);
  const client = new QueryClient();
  await askInTime((reader) =>
    client.prefetchQuery({ ...caseQuery(number), queryFn: () => showCase(reader, number) }),
  );
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <CasePage key={number} number={number} />
    </KnownAnswers>
  );
}
