import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { SearchManual } from "@/components/manual/search-manual";

export const metadata: Metadata = { title: "The search language" };

export default async function SearchManualPage() {
  await pageReader();
  return <SearchManual />;
}
