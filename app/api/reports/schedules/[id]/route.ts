import { scheduleActionSchema } from "@/lib/api/schedule-contract";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change } from "@/lib/http/respond";
import { changeSchedule } from "@/lib/reports/schedules/change-schedules";

export const dynamic = "force-dynamic";

export const POST = change(
  scheduleActionSchema,
  ({ reader, params: { id } }: Asked<{ id: string }>, { action }) =>
    changeSchedule(reader, integerOf(id), action, Date.now()),
  { may: "lead" },
);
