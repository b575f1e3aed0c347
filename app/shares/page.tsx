import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { ShareList } from "@/components/shares/share-list";
import { CaseNav } from "@/components/shell/case-nav";
import { NoPermission } from "@/components/shell/no-permission";
import { mayDo } from "@/lib/auth/role";

export const metadata: Metadata = { title: "Review links" };

/** All review links of this installation. */
export default async function SharesPage() {
  const { role } = await pageReader();
  if (!mayDo(role, "lead")) return <NoPermission needs="lead" />;
  return (
    <div className="space-y-4 p-4" data-print-flow>
      <CaseNav current="/shares" />
      <h1 className="text-xl font-semibold">Review links</h1>
      <ShareList caseNumber={null} />
    </div>
  );
}
