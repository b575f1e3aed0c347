import type { Metadata } from "next";
import { ApiManual } from "@/components/manual/api-manual";

export const metadata: Metadata = { title: "The API" };

export default function ApiManualPage() {
  return <ApiManual />;
}
