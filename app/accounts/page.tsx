import type { Metadata } from "next";
import { ListPage } from "@/app/principals/list-page";

export const metadata: Metadata = { title: "Accounts" };

export default function AccountsPage({ searchParams }: PageProps<"/accounts">) {
  return <ListPage kind="account" searchParams={searchParams} />;
}
