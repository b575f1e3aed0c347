import type { Metadata } from "next";
import { ListPage } from "@/app/principals/list-page";

export const metadata: Metadata = { title: "Access keys" };

export default function KeysPage({ searchParams }: PageProps<"/keys">) {
  return <ListPage kind="key" searchParams={searchParams} />;
}
