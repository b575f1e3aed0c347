import type { Metadata } from "next";
import { ListPage } from "@/app/principals/list-page";

export const metadata: Metadata = { title: "IP addresses" };

export default function AddressesPage({ searchParams }: PageProps<"/ips">) {
  return <ListPage kind="ip" searchParams={searchParams} />;
}
