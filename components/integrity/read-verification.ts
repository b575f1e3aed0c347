import type { NewVerification } from "@/lib/api/integrity-contract";

/** What the form asks for. Times of its fields are UTC: `2026-12-01T08:30`. */
export function readVerification(form: FormData): NewVerification {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const [source, from, to] = [text("source"), text("from"), text("to")];
  return {
    reread: form.get("reread") !== null,
    ...(source !== "" && { sourceId: Number(source) }),
    ...(from !== "" && { from: `${from}Z` }),
    ...(to !== "" && { to: `${to}Z` }),
  };
}
