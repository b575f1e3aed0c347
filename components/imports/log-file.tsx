"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { FileProof } from "@/components/shell/file-proof";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { logFileQuery, retryFile } from "@/lib/api/import-queries";
import { FileStateText } from "./file-state";
import { LogFileFacts } from "./log-file-facts";
import { RejectList } from "./reject-list";

const RETRIABLE = new Set(["quarantined", "blocked", "gone", "skipped"]);
/** Families of the log files that digests name, and digests themselves. */
const PROVABLE = new Set(["cloudtrail", "insight", "network", "aggregated", "digest"]);

/** One log file: what became of it, its hashes, and the records that could not be read. */
export function LogFile({ id }: { readonly id: number }) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(logFileQuery(id));
  const retry = useMutation({
    mutationFn: () => retryFile(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ["log-file", id] }),
  });
  if (data === undefined) {
    return error === null ? (
      <Skeleton lines={10} label="Loading the file" />
    ) : (
      <ErrorNote
        title="This file could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { file, rejects } = data;
  return (
    <article className="mx-auto max-w-5xl p-4">
      <Link href="/imports" className={`${buttonClass("quiet")} mb-3`} data-no-print>
        <Icon name="arrow-left" />
        Imports
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h1 className="min-w-0 font-mono text-base break-all">
          <VisibleText text={file.key} />
          <CopyButton text={file.key} label="Copy the file name" />
        </h1>
        {RETRIABLE.has(file.state) ? (
          <Button busy={retry.isPending} onClick={() => retry.mutate()}>
            Try to read it again
          </Button>
        ) : null}
      </div>
      <p className="mt-1">
        <FileStateText state={file.state} />
        {file.reason === null ? null : (
          <>
            {": "}
            <VisibleText text={file.reason} />
          </>
        )}
      </p>
      {file.detail === null ? null : (
        <p className="mt-1 text-muted">
          <VisibleText text={file.detail} />
        </p>
      )}
      {retry.isError ? <ErrorNote title="That could not be done" error={retry.error} /> : null}
      <LogFileFacts file={file} />
      {file.events > 0 || PROVABLE.has(file.family ?? "") ? (
        <section className="mt-8">
          <h2 className="mb-1 border-b border-line pb-1 text-base font-semibold">Integrity</h2>
          <FileProof fileId={file.id} isDigest={file.family === "digest"} />
        </section>
      ) : null}
      <RejectList rejects={rejects} rejected={file.rejected} />
    </article>
  );
}
