import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { ImportsView } from "@/components/imports/imports-view";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage() {
  await pageReader();
  return <ImportsView />;
}
