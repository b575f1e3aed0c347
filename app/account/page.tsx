import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  await pageReader();
  return <h1 className="p-4 text-xl font-semibold">Your account</h1>;
}
