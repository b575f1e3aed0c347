import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { fetchJson, postJson } from "./fetch-json";
import type { newScheduleSchema, ScheduleAction, Schedules } from "./schedule-contract";

/** Schedules of reports that one may see. */
export function schedulesQuery() {
  return queryOptions({
    queryKey: ["report-schedules"],
    queryFn: ({ signal }) => fetchJson<Schedules>("/api/reports/schedules", signal),
  });
}

/** Keeps a new schedule. */
export function createSchedule(
  schedule: z.input<typeof newScheduleSchema>,
): Promise<{ id: number }> {
  return postJson("/api/reports/schedules", schedule);
}

/** Pauses, resumes or ends one. */
export function changeSchedule(id: number, action: ScheduleAction): Promise<{ id: number }> {
  return postJson(`/api/reports/schedules/${id}`, { action });
}
