"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorNote } from "@/components/ui/error-note";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { FileProof as Proof } from "@/lib/api/integrity-contract";
import { fileProofQuery } from "@/lib/api/integrity-queries";
import { FILE_VERDICTS } from "@/lib/digest/verdict";
import { DigestProof, NamingDigest } from "./digest-proof";
import { EventCount } from "./event-count";
import { NotLookedAt } from "./not-looked-at";
import { pageRoute } from "./page-route";
import { ProofFact } from "./proof-fact";
import { TimeText } from "./time-text";
import { VerdictText } from "./verdict-mark";
import { FILE_MEANINGS } from "./verdict-words";

/** What proves a log file, or contradicts it, or what a digest is worth; asked for when it is drawn. */
export function FileProof({
  fileId,
  isDigest = false,
}: {
  readonly fileId: number;
  readonly isDigest?: boolean;
}) {
  const { data, error, refetch } = useQuery(fileProofQuery(fileId));
  if (data !== undefined) {
    return isDigest ? <DigestProof digest={data.digest} /> : <LogFileProof proof={data} />;
  }
  return error === null ? (
    <Skeleton lines={3} label="Loading the integrity of the file" />
  ) : (
    <ErrorNote
      title="The integrity of the file could not be loaded"
      error={error}
      onRetry={() => void refetch()}
    />
  );
}

function LogFileProof({ proof }: { readonly proof: Proof }) {
  const { verdict, detail, digest, runId, checkedAtMs, now, events, explain } = proof;
  return (
    <>
      {runId === null ? (
        <NotLookedAt />
      ) : (
        <p>
          <VerdictText standing={FILE_VERDICTS[verdict]} verdict={verdict} />
          <span className="text-muted">: {FILE_MEANINGS[verdict]}</span>
        </p>
      )}
      {detail === null ? null : (
        <p className="text-muted">
          <VisibleText text={detail} />
        </p>
      )}
      <dl className="@container mt-1">
        {digest === null ? null : <NamingDigest digest={digest} />}
        {runId === null ? null : (
          <ProofFact name="Checked">
            {checkedAtMs === null ? null : <TimeText timeMs={checkedAtMs} withZone toSecond />} by{" "}
            <RunLink id={runId} />
          </ProofFact>
        )}
        {now === null && runId === null ? null : (
          <ProofFact name="At the source">
            {now === null ? (
              <span className="text-muted">not read again since it was indexed</span>
            ) : (
              <>
                <VerdictText standing={FILE_VERDICTS[now.verdict]} verdict={now.verdict} />, read
                again <TimeText timeMs={now.atMs} withZone toSecond /> by <RunLink id={now.runId} />
              </>
            )}
          </ProofFact>
        )}
        {events === null ? null : (
          <ProofFact name="Events of this file">
            <EventCount count={events.count} of="this file" link={events.link} className="" />
          </ProofFact>
        )}
        {explain === null ? null : (
          <ProofFact name="What could explain it">
            <EventCount
              count={null}
              text="Calls around that time"
              of="the time around it that could explain it"
              link={explain}
              className=""
            />
          </ProofFact>
        )}
      </dl>
    </>
  );
}

function RunLink({ id }: { readonly id: number }) {
  return (
    <PageLink href={pageRoute(`/integrity/${id}`)} className="whitespace-nowrap underline">
      run {id}
    </PageLink>
  );
}
