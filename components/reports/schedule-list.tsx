"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useMay } from "@/components/shell/person";
import { Button } from "@/components/ui/button";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { ErrorNote } from "@/components/ui/error-note";
import { FactTable } from "@/components/ui/fact-table";
import { Skeleton } from "@/components/ui/skeleton";
import { reportsQuery } from "@/lib/api/report-queries";
import type { ScheduleAction, ScheduleRow } from "@/lib/api/schedule-contract";
import { changeSchedule, schedulesQuery } from "@/lib/api/schedule-queries";
import { scheduleColumns } from "./schedule-columns";
import { ScheduleForm } from "./schedule-form";
import { tableCsv } from "./table-csv";

/** Reports that are made again and again: one's own, or everybody's for who manages. */
export function ScheduleList() {
  const { data, error, refetch } = useQuery(schedulesQuery());
  const { data: reports } = useQuery(reportsQuery());
  const mayLead = useMay("lead");
  const titleOf = (pack: string) => reports?.packs.find(({ id }) => id === pack)?.title ?? pack;
  const columns = scheduleColumns(titleOf);
  return (
    <div className="space-y-4 p-4">
      <h1 id="schedules" className="text-lg font-semibold">
        Schedules of reports
      </h1>
      {error === null ? null : (
        <ErrorNote
          title="The schedules could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined ? (
        error === null && <Skeleton lines={4} label="Loading the schedules" />
      ) : data.schedules.length === 0 ? (
        <p>Nothing is made on a schedule yet.</p>
      ) : (
        <>
          <p data-no-print>
            <CsvButtons text={tableCsv(columns, data.schedules)} what="schedules" />
          </p>
          <FactTable
            titleId="schedules"
            rows={data.schedules}
            columns={columns}
            keyOf={({ id }) => String(id)}
            deed={
              mayLead
                ? (row) => <Deeds schedule={row} onChanged={() => void refetch()} />
                : undefined
            }
          />
        </>
      )}
      {mayLead && data !== undefined && reports !== undefined ? (
        <ScheduleForm packs={reports.packs} can={data} onCreated={() => void refetch()} />
      ) : null}
    </div>
  );
}

function Deeds({
  schedule: { id, isEnabled },
  onChanged,
}: {
  readonly schedule: ScheduleRow;
  readonly onChanged: () => void;
}) {
  const changing = useMutation({
    mutationFn: (action: ScheduleAction) => changeSchedule(id, action),
    onSettled: onChanged,
  });
  const word = isEnabled ? "Pause" : "Resume";
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Button
        aria-label={`${word} schedule ${id}`}
        busy={changing.isPending}
        onClick={() => changing.mutate(isEnabled ? "pause" : "resume")}
      >
        {word}
      </Button>
      <Button
        look="danger"
        aria-label={`End schedule ${id}`}
        busy={changing.isPending}
        onClick={() => changing.mutate("end")}
      >
        End
      </Button>
      {changing.error === null ? null : (
        <ErrorNote title="It was not changed" error={changing.error} />
      )}
    </span>
  );
}
