import { redirect } from "next/navigation";
import { FirstRun } from "@/components/imports/first-run";
import { openReader } from "@/lib/auth/reader";
import { getDatabase } from "@/lib/db/get-database";
import { listImports } from "@/lib/imports/list-imports";

/** The first run offers sources; from then on the events are what one comes for. */
export default async function HomePage() {
  const { sources, progress } = await listImports(openReader(getDatabase()));
  if (sources.length > 0 || progress.files.total > 0) redirect("/events");
  return <FirstRun />;
}
