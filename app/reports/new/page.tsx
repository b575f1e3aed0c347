import type { Metadata } from "next";
import { ReportForm } from "@/components/reports/report-form";

export const metadata: Metadata = { title: "New report" };

export default function NewReportPage() {
  return <ReportForm />;
}
