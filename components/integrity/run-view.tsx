"use client";

import { useQuery } from "@tanstack/react-query";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyPageLink } from "@/components/ui/copy-page-link";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { VerificationRunDetail } from "@/lib/api/integrity-contract";
import { isUnderway, runQuery } from "@/lib/api/integrity-queries";
import { ChainTable } from "./chain-table";
import { FindingList } from "./finding-list";
import { RunFacts } from "./run-facts";
import { RunMark } from "./run-mark";
import { RunProgress } from "./run-progress";
import { runSentence } from "./run-words";
import { DigestVerdicts, FileVerdicts } from "./verdict-table";

/** One run: what it proved, what it found, and under which conditions. */
export function RunView({ id }: { readonly id: number }) {
  const { data, error, refetch } = useQuery(runQuery(id));
  return (
    <article className="mx-auto max-w-7xl space-y-6 p-4" data-print-flow>
      <div className="flex flex-wrap items-center gap-2" data-no-print>
        <PageLink href="/integrity" className={buttonClass("quiet")}>
          <Icon name="arrow-left" />
          Integrity
        </PageLink>
        <span className="ms-auto flex items-center gap-1">
          <CopyPageLink />
          <Button look="quiet" onClick={() => window.print()}>
            <Icon name="printer" size={14} />
            Print
          </Button>
        </span>
      </div>
      {error === null ? null : (
        <div className="-m-3">
          <ErrorNote
            title={
              data === undefined
                ? "The run could not be loaded"
                : "This run is not being brought up to date"
            }
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {data === undefined ? (
        <>
          <h1 className="text-xl font-semibold">Run {id}</h1>
          {error === null ? <Skeleton lines={12} label="Loading the run" /> : null}
        </>
      ) : (
        <Loaded run={data} />
      )}
    </article>
  );
}

function Loaded({ run }: { readonly run: VerificationRunDetail }) {
  const { summary } = run;
  return (
    <>
      <header className="space-y-1">
        <h1 className="text-xl font-semibold text-pretty">{runSentence(run)}</h1>
        <p>
          <RunMark run={run} />
          {run.problem === null ? null : (
            <>
              {": "}
              <VisibleText text={run.problem} className="text-bad" />
            </>
          )}
        </p>
      </header>
      {isUnderway(run) ? <RunProgress run={run} /> : null}
      <RunFacts run={run} />
      <FindingList run={run} />
      {summary === null ? null : (
        <>
          <ChainTable chains={summary.chains} />
          <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-2">
            <FileVerdicts files={summary.files} />
            <DigestVerdicts digests={summary.digests} />
          </div>
        </>
      )}
    </>
  );
}
