import type { Metadata } from "next";
import { ListPage } from "@/app/principals/list-page";

export const metadata: Metadata = { title: "Sessions" };

export default function SessionsPage({ searchParams }: PageProps<"/sessions">) {
  return <ListPage kind="session" searchParams={searchParams} />;
}
