"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "@/components/shell/person";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { Imports } from "@/lib/api/import-contract";
import { importsQuery, isWorking } from "@/lib/api/import-progress-query";
import { FileList } from "./file-list";
import { ProgressAnnouncer } from "./progress-announcer";
import { ProgressFigures } from "./progress-figures";
import { SourceChoices } from "./source-choices";
import { SourceSection } from "./source-section";

/** Sources and files: what was read, what is being read, and what could not be read. */
export function ImportsView() {
  const { data, error, refetch } = useQuery(importsQuery());
  const [adding, setAdding] = useState(false);
  const mayManage = useMay("manage");
  if (data === undefined) {
    return error === null ? (
      <Skeleton lines={10} label="Loading the imports" />
    ) : (
      <ErrorNote
        title="The imports could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <div className="mx-auto max-w-7xl space-y-8 p-4">
      <header className="flex items-center justify-between gap-2">
        <h1 className="text-xl font-semibold">Imports</h1>
        <Button look="primary" disabled={!mayManage} onClick={() => setAdding(true)}>
          <Icon name="plus" />
          Add logs
        </Button>
      </header>
      {error === null ? null : (
        <ErrorNote
          title="These figures are not being updated"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      <ProgressAnnouncer progress={data.progress} />
      <NoWorker imports={data} />
      {data.sources.length > 1 ? (
        <section aria-label="All sources together">
          <ProgressFigures progress={data.progress} />
        </section>
      ) : null}
      <section>
        <h2 className="mb-1 border-b border-line pb-1 text-base font-semibold">Sources</h2>
        {data.sources.length === 0 ? (
          <p className="py-4">Nothing is imported yet. Add a folder, a bucket or the sample.</p>
        ) : (
          data.sources.map((source) => <SourceSection key={source.id} source={source} />)
        )}
      </section>
      {data.progress.files.total > 0 ? <FileList sources={data.sources} /> : null}
      <Dialog title="Add logs" open={adding} onClose={() => setAdding(false)}>
        <SourceChoices />
      </Dialog>
    </div>
  );
}

function NoWorker({ imports }: { readonly imports: Imports }) {
  if (imports.workers.length === 0) {
    return isWorking(imports) ? (
      <p role="status" className="text-warn">
        No worker is running, so nothing is being read. `npm start` starts one.
      </p>
    ) : null;
  }
  const busy = imports.workers.filter((worker) => worker.doing !== null);
  if (busy.length === 0) return null;
  return (
    <ul className="text-xs text-muted">
      {busy.map((worker) => (
        <li key={worker.name} className="truncate">
          <VisibleText text={`${worker.name}: ${worker.doing}`} />
        </li>
      ))}
    </ul>
  );
}
