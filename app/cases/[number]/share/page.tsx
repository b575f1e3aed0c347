import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { ShareForm } from "@/components/shares/share-form";
import { ShareList } from "@/components/shares/share-list";
import { NoPermission } from "@/components/shell/no-permission";
import { pageRoute } from "@/components/shell/page-route";
import { PageLink } from "@/components/ui/page-link";
import { mayDo } from "@/lib/auth/role";
import { integerOf } from "@/lib/http/path-number";

export const metadata: Metadata = { title: "Share a case" };

/** Making review links of a case, and those it has. */
export default async function SharePage({ params }: PageProps<"/cases/[number]/share">) {
  const { role } = await pageReader();
  if (!mayDo(role, "lead")) return <NoPermission needs="lead" />;
  const number = integerOf((await params).number);
  return (
    <div className="space-y-6 p-4" data-print-flow>
      <PageLink href={pageRoute(`/cases/${number}`)}>Case {number}</PageLink>
      <h1 className="text-xl font-semibold">Share case {number}</h1>
      <ShareForm caseNumber={number} />
      <ShareList caseNumber={number} />
    </div>
  );
}
