import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { ReportList } from "@/components/reports/report-list";

export const metadata: Metadata = { title: "Reports" };

export default async function ReportsPage() {
  await pageReader();
  return <ReportList />;
}
