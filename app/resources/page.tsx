import type { Metadata } from "next";
import { ListPage } from "@/app/principals/list-page";

export const metadata: Metadata = { title: "Resources" };

export default function ResourcesPage({ searchParams }: PageProps<"/resources">) {
  return <ListPage kind="resource" searchParams={searchParams} />;
}
