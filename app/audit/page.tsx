import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { AuditPage } from "@/components/audit/audit-page";
import { readAuditView } from "@/components/audit/audit-view";
import { NoPermission } from "@/components/shell/no-permission";
import { mayDo } from "@/lib/auth/role";

export const metadata: Metadata = { title: "Audit log" };

/** For admins; `?mine=1` shows everybody what is recorded of themselves. */
export default async function Audit({ searchParams }: PageProps<"/audit">) {
  const { role } = await pageReader();
  const view = readAuditView(await searchParams);
  const isManager = mayDo(role, "manage");
  if (!isManager && view.mine === undefined) return <NoPermission needs="admin" />;
  return <AuditPage view={view} isManager={isManager} />;
}
