import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageReader } from "@/app/page-reader";
import { LogFile } from "@/components/imports/log-file";

export const metadata: Metadata = { title: "Log file" };

export default async function LogFilePage({ params }: PageProps<"/imports/files/[id]">) {
  await pageReader();
  const { id } = await params;
  if (!/^\d{1,15}$/.test(id)) notFound();
  return <LogFile id={Number(id)} />;
}
