import type { Metadata } from "next";
import { ListPage } from "./list-page";

export const metadata: Metadata = { title: "Users & roles" };

export default function PrincipalsPage({ searchParams }: PageProps<"/principals">) {
  return <ListPage kind="principal" searchParams={searchParams} />;
}
