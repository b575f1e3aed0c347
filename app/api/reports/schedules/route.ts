import { noParamsSchema } from "@/lib/api/parameters";
import { newScheduleSchema } from "@/lib/api/schedule-contract";
import { change, respond } from "@/lib/http/respond";
import { loadPacks } from "@/lib/reports/pack/load-packs";
import { packFolders } from "@/lib/reports/runs/pack-folders";
import { createSchedule } from "@/lib/reports/schedules/change-schedules";
import { listSchedules } from "@/lib/reports/schedules/list-schedules";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => listSchedules(reader, Date.now()));

export const POST = change(
  newScheduleSchema,
  async ({ reader }, schedule) => {
    const shelf = await loadPacks(packFolders(process.cwd()));
    return createSchedule(reader, schedule, shelf, Date.now());
  },
  { may: "lead" },
);
