import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { ScheduleList } from "@/components/reports/schedule-list";

export const metadata: Metadata = { title: "Schedules of reports" };

export default async function SchedulesPage() {
  await pageReader();
  return <ScheduleList />;
}
