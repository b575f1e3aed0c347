"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { ErrorNote } from "@/components/ui/error-note";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ProfileRow } from "@/lib/api/profile-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { fetchAllRows } from "./fetch-all-rows";
import { KIND_WORDS } from "./kind-words";
import { listCsv } from "./list-csv";

interface Run {
  readonly state: "running" | "done" | "failed";
  readonly rows: readonly ProfileRow[];
  readonly total: number;
  readonly error: unknown;
}

const BEGUN: Run = { state: "running", rows: [], total: 0, error: null };

/** Collects a list that has more than one page, then offers all of it as CSV. */
export function ListCsvAll({ asked }: { readonly asked: Parameters<typeof fetchAllRows>[1] }) {
  const client = useQueryClient();
  const [run, setRun] = useState<Run | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const begin = () => {
    const controller = new AbortController();
    const { signal } = controller;
    stop.current = controller;
    const tell = (change: Partial<Run>) => {
      if (!signal.aborted) setRun((before) => ({ ...(before ?? BEGUN), ...change }));
    };
    setRun(BEGUN);
    fetchAllRows(client, asked, (rows, total) => tell({ rows, total }), signal).then(
      () => tell({ state: "done" }),
      (error: unknown) => tell({ state: "failed", error }),
    );
  };
  const leave = () => {
    stop.current?.abort();
    setRun(null);
  };
  const { one, many } = KIND_WORDS[asked.kind];
  if (run === null) return <Button onClick={begin}>All as CSV</Button>;
  const { state, rows, total, error } = run;
  if (state === "failed") {
    return <ErrorNote title="The list could not be collected" error={error} onRetry={begin} />;
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p role="status">
        {state === "done"
          ? `All ${formatCounted(rows.length, one, many)}:`
          : `${formatCount(rows.length)} of ${formatCount(total)}`}
      </p>
      {state === "done" ? (
        <CsvButtons text={listCsv(rows)} what={`all-${many.replaceAll(" ", "-")}`} />
      ) : (
        <div className="w-24">
          <ProgressBar done={rows.length} total={total} label={`Collecting the ${many}`} />
        </div>
      )}
      <Button look="quiet" onClick={leave}>
        {state === "done" ? "Close" : "Stop"}
      </Button>
    </div>
  );
}
