import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageReader } from "@/app/page-reader";
import { EventPage } from "@/components/events/event-page";

export const metadata: Metadata = { title: "Event" };

export default async function OneEventPage({ params }: PageProps<"/events/[key]">) {
  await pageReader();
  const { key } = await params;
  return <EventPage eventKey={decode(key)} />;
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    notFound();
  }
}
