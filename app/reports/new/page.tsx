import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { ReportForm } from "@/components/reports/report-form";

export const metadata: Metadata = { title: "New report" };

export default async function NewReportPage() {
  await pageReader();
  return <ReportForm />;
}
