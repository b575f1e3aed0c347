import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageReader } from "@/app/page-reader";
import { ReportPage } from "@/components/reports/report-page";

export const metadata: Metadata = { title: "Report" };

export default async function OneReportPage({ params }: PageProps<"/reports/[number]">) {
  await pageReader();
  const { number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  return <ReportPage id={Number(number)} />;
}
