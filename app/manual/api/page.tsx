import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { ApiManual } from "@/components/manual/api-manual";

export const metadata: Metadata = { title: "The API" };

export default async function ApiManualPage() {
  await pageReader();
  return <ApiManual />;
}
