import { addressRange } from "@/lib/cloudtrail/address-range";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { isGlobalService } from "@/lib/cloudtrail/global-services";
import { requestTargets } from "@/lib/cloudtrail/request-targets";
import { isServiceName } from "@/lib/cloudtrail/source-address";
import type { PolicyReach } from "./policy-reach";

/** What a derived field is worked out of. */
export interface DerivedSource {
  readonly event: CloudTrailEvent;
  readonly record: unknown;
  /** Read when a rule first asks: few events carry a policy. */
  readonly policy: () => PolicyReach;
  /** ISO 3166 code of an address; null when it is not known. Absent without an address database. */
  readonly countryOf: ((address: string) => string | null) | undefined;
}

type Derive = (source: DerivedSource) => readonly (string | null)[];

/** Fields that no record has and that follow from it. All values are texts; `true` and `false` too. */
export const DERIVED: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  // A denied call is a failure as well: both words match.
  ["ct.outcome", ({ event }) => outcomes(event)],
  ["ct.principal", ({ event }) => [event.principal.key]],
  ["ct.principal_kind", ({ event }) => [event.principal.kind]],
  ["ct.principal_name", ({ event }) => [event.principal.name]],
  ["ct.account", ({ event }) => [event.accountId]],
  ["ct.session", ({ event }) => [event.sessionKey]],
  ["ct.session_name", ({ event }) => [event.sessionName]],
  ["ct.actor_kind", ({ event }) => [actorKind(event)]],
  ["ct.client", ({ event }) => [event.client]],
  ["ct.mfa", ({ event }) => [flag(event.mfa)]],
  ["ct.read_only", ({ event }) => [flag(event.readOnly)]],
  ["ct.is_global_service", ({ event }) => [globalService(event)]],
  ["ct.region_effective", ({ event }) => [event.servedRegion ?? event.region]],
  ["ct.target", targets],
  ["ct.src_ip_is_public", ({ event }) => [publicAddress(event)]],
  ["ct.src_country", country],
  ["ct.policy_public", ({ policy }) => [flag(policy().isPublic)]],
  ["ct.policy_admin", ({ policy }) => [flag(policy().isAdmin)]],
  ["ct.policy_external_accounts", externalAccounts],
  // Names that rules of others use for what CloudTrail does not write.
  ["status", ({ event }) => outcomes(event)],
  ["src_country", country],
]);

/** Names that rules of others use for a field of the record. */
export const ALIASES: ReadonlyMap<string, string> = new Map([["src_ip", "sourceIPAddress"]]);

/** Derived fields that need a database of addresses. */
export const COUNTRY_FIELDS: readonly string[] = ["ct.src_country", "src_country"];

function outcomes({ outcome }: CloudTrailEvent): readonly string[] {
  return outcome === "denied" || outcome === "error" ? [outcome, "failure"] : [outcome];
}

/** Who is at work, as far as the record shows; null when it does not. */
function actorKind({
  principal,
  via,
  sessionName,
  console,
  client,
}: CloudTrailEvent): string | null {
  if (principal.kind === "root") return "root";
  if (principal.kind === "service" || via !== null) return "service";
  if (principal.kind === "identity-center") return "identity-center";
  // EC2 names the session of an instance's role after the instance.
  if (sessionName !== null && /^i-[0-9a-f]{8,17}$/.test(sessionName)) return "ec2-instance";
  if (console === true || client === "console") return "human-console";
  return client === "aws-cli" ? "human-cli" : null;
}

function globalService({ eventSource }: CloudTrailEvent): string | null {
  return flag(eventSource === null ? null : isGlobalService(eventSource));
}

function targets({ event, record }: DerivedSource): readonly string[] {
  const service = event.eventSource?.split(".")[0];
  return service === undefined ? [] : requestTargets(service, record);
}

/** Null where a service stands in place of an address. */
function publicAddress({ sourceIp, sourceIsAddress }: CloudTrailEvent): string | null {
  if (sourceIp === null || !sourceIsAddress || isServiceName(sourceIp)) return null;
  return flag(addressRange(sourceIp) === "public");
}

function country({ event, countryOf }: DerivedSource): readonly (string | null)[] {
  const { sourceIp, sourceIsAddress } = event;
  return sourceIp === null || !sourceIsAddress ? [] : [countryOf?.(sourceIp) ?? null];
}

function externalAccounts({ event, policy }: DerivedSource): readonly string[] {
  return policy().accounts.filter((account) => account !== event.accountId);
}

function flag(value: boolean | null): string | null {
  return value === null ? null : String(value);
}
