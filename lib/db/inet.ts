import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { parseCidr } from "@/lib/search/address";

/** An address or CIDR block in the form Postgres reads as inet; null when it is neither. */
export function inetOf(text: string): string | null {
  if (parseAddress(text) !== null) return text;
  return parseCidr(text) === null ? null : text;
}
