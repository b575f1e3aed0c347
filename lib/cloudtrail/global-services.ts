/**
 * Services with one endpoint for a whole partition. Since 22 November 2021 their events are
 * recorded in us-east-1 alone (AWS: global service events), so their Region says where the
 * endpoint is and not where anything happened. Sign-in belongs here although the cookie of an
 * account alias may move it to us-east-2, eu-north-1 or ap-southeast-2 (AWS: console sign-in
 * events). STS does not: only its global endpoint is global, see `readServedRegion`.
 */
export const GLOBAL_SOURCES: ReadonlySet<string> = new Set([
  "account.amazonaws.com",
  "billing.amazonaws.com",
  "billingconsole.amazonaws.com",
  "budgets.amazonaws.com",
  "ce.amazonaws.com",
  "cloudfront.amazonaws.com",
  "globalaccelerator.amazonaws.com",
  "health.amazonaws.com",
  "iam.amazonaws.com",
  "networkmanager.amazonaws.com",
  "organizations.amazonaws.com",
  "route53.amazonaws.com",
  "route53domains.amazonaws.com",
  "savingsplans.amazonaws.com",
  "shield.amazonaws.com",
  "signin.amazonaws.com",
  "support.amazonaws.com",
  "trustedadvisor.amazonaws.com",
  "waf.amazonaws.com",
]);

/** True when events of this `eventSource` carry a Region that says nothing about the activity. */
export function isGlobalService(eventSource: string): boolean {
  return GLOBAL_SOURCES.has(eventSource);
}
