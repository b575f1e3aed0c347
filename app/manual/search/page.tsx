import type { Metadata } from "next";
import { SearchManual } from "@/components/manual/search-manual";

export const metadata: Metadata = { title: "The search language" };

export default function SearchManualPage() {
  return <SearchManual />;
}
