"use client";

import { useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { pageRoute } from "@/components/shell/page-route";
import { PageLink } from "@/components/ui/page-link";
import type { Integrity } from "@/lib/api/integrity-contract";
import { integrityQuery, isUnderway } from "@/lib/api/integrity-queries";
import { KeySource } from "./key-source";
import { NoDigests, NothingIndexed } from "./nothing-to-prove";
import { RunProgress } from "./run-progress";
import { RunTable } from "./run-table";
import { sumOf } from "./run-words";
import { DigestVerdicts, FileVerdicts } from "./verdict-table";
import { VerifyButton } from "./verify-button";

/** What is proven of the log files, what is not, and every run that looked. */
export function IntegrityView() {
  const query = useQuery(integrityQuery());
  return (
    <div className="mx-auto max-w-7xl space-y-6 p-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-xl font-semibold">Integrity</h1>
        <VerifyButton />
      </header>
      <Answer
        query={query}
        what="the integrity of the log files"
        outdated="These figures are not being updated"
        lines={12}
        isPage
        className="space-y-6"
      >
        {(integrity) => <Known integrity={integrity} />}
      </Answer>
    </div>
  );
}

function Known({ integrity }: { readonly integrity: Integrity }) {
  const { files, filesNow, digests, runs, keySource, keyProblem } = integrity;
  const hasDigests = sumOf(digests) > 0;
  const underway = runs.filter(isUnderway);
  // Digests are counted by runs: before the first one nobody knows whether there are any.
  const isLooked = runs.some(({ state }) => state === "done");
  if (sumOf(files) === 0 && !hasDigests && runs.length === 0) return <NothingIndexed />;
  return (
    <>
      {underway.map((run) => (
        <section key={run.id} aria-label={`Run ${run.id}, underway`}>
          <PageLink href={pageRoute(`/integrity/${run.id}`)} className="inline-block min-h-6">
            Run {run.id}
          </PageLink>
          <RunProgress run={run} />
        </section>
      ))}
      {hasDigests || !isLooked ? null : <NoDigests />}
      <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-[3fr_2fr]">
        <FileVerdicts files={files} now={filesNow} isCurrent note={NOTE} />
        {hasDigests ? <DigestVerdicts digests={digests} /> : null}
      </div>
      {keySource === null ? null : <KeySource keySource={keySource} keyProblem={keyProblem} />}
      {runs.length === 0 ? (
        <p>No run has looked at the log files yet. “Verify now” starts one.</p>
      ) : (
        <RunTable runs={runs} />
      )}
    </>
  );
}

const NOTE =
  "What the last run that looked at each file said about the bytes that were indexed. “Not checked” proves nothing.";
