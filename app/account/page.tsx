import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { AccountView } from "@/components/people/account-view";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  await pageReader();
  return <AccountView />;
}
