import { AUDIT_RESULTS, type AuditFilters } from "@/lib/api/audit-contract";

const TEXTS = ["actor", "action", "target", "from", "to"] as const;

/** What the page's address asks for; what cannot be read is left out, `?mine` alone is own entries. */
export function readAuditView(
  params: Readonly<Record<string, string | string[] | undefined>>,
): AuditFilters {
  const texts = TEXTS.flatMap((name) => {
    const value = params[name];
    return typeof value === "string" && value !== "" ? [[name, value.slice(0, 200)] as const] : [];
  });
  const result = AUDIT_RESULTS.find((each) => each === params.result);
  return {
    ...(params.mine !== undefined && { mine: "1" as const }),
    ...Object.fromEntries(texts),
    ...(result !== undefined && { result }),
  };
}
