import type { BlockKind } from "@/lib/api/profile-contract";
import { shortService } from "@/lib/format/short-service";
import type { Parts } from "@/lib/period/values";

const UNSAID: Partial<Record<BlockKind, string>> = {
  ips: "not an address",
  errors: "no error recorded",
};

/** What a person calls a value. */
export function labelOf(kind: BlockKind, parts: Parts, name: string | null = null): string {
  const [value = null, service = null] = parts;
  if (kind === "actions") return actionName(value, service);
  if (value === null) return UNSAID[kind] ?? "not recorded";
  return name ?? (kind === "services" ? shortService(value) : value);
}

/** `iam:CreateUser`. */
export function actionName(event: string | null, service: string | null): string {
  return service === null
    ? (event ?? "not recorded")
    : `${shortService(service)}:${event ?? "not recorded"}`;
}
