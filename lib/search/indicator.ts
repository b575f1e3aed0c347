import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { parseCidr } from "./address";
import type { IndicatorType } from "./ast";

/** Fields that can hold each kind of indicator; leaves of the record are searched as well. */
export const INDICATOR_FIELDS: Readonly<Record<IndicatorType, readonly string[]>> = {
  arn: ["arn", "issuer", "resource"],
  ip: ["ip"],
  cidr: ["ip"],
  key: ["key"],
  principalid: ["principalid"],
  account: ["account", "caller"],
  uuid: ["id", "request_id", "shared_id", "corrects"],
  region: ["region", "served_region"],
  service: ["service", "via", "user", "ua"],
};

/** IAM identifiers page, "Understanding unique ID prefixes". */
const ACCESS_KEY = /^(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}$/;
const PRINCIPAL_ID = /^(?:AROA|AIDA|AGPA|AIPA|ANPA|ANVA)[A-Z0-9]{12,124}(?::.+)?$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const REGION =
  /^[a-z]{2,3}(?:-gov|-iso[a-z]?)?-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d{1,2}$/;
const SERVICE = /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+){0,3}\.amazonaws\.com(?:\.cn)?$/i;
const ARN = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:./i;

/** What kind of indicator a pasted word is; null when it is an ordinary word. */
export function indicatorType(word: string): IndicatorType | null {
  if (isArn(word)) return "arn";
  if (/^\d{12}$/.test(word)) return "account";
  if (UUID.test(word)) return "uuid";
  if (ACCESS_KEY.test(word)) return "key";
  if (PRINCIPAL_ID.test(word)) return "principalid";
  if (REGION.test(word)) return "region";
  if (SERVICE.test(word)) return "service";
  if (parseAddress(word) !== null) return "ip";
  return parseCidr(word) === null ? null : "cidr";
}

export function isArn(word: string): boolean {
  return ARN.test(word);
}

/** `ec2.amazonaws.com` and the like. */
export function isServiceName(word: string): boolean {
  return SERVICE.test(word);
}
