import { type AddressBytes, parseAddress } from "@/lib/cloudtrail/ip-address";

export interface Cidr {
  readonly bytes: AddressBytes;
  readonly prefix: number;
}

/** One spelling per address: IPv6 as eight groups without leading zeros; else the text itself. */
export function canonicalAddress(text: string): string {
  const bytes = text.includes(":") ? parseAddress(text) : null;
  return bytes === null ? text : groupsOf(bytes).join(":");
}

/** Reads `10.0.0.0/8` or `2001:db8::/32`; null when address or prefix length is wrong. */
export function parseCidr(text: string): Cidr | null {
  const slash = text.indexOf("/");
  if (slash < 0) return null;
  const bytes = parseAddress(text.slice(0, slash));
  const prefix = text.slice(slash + 1);
  if (bytes === null || !/^(?:0|[1-9]\d{0,2})$/.test(prefix)) return null;
  return Number(prefix) <= bytes.length * 8 ? { bytes, prefix: Number(prefix) } : null;
}

/** Whether the address lies in the block; an IPv4 block holds no IPv6 address. */
export function inCidr(block: Cidr, bytes: AddressBytes): boolean {
  if (bytes.length !== block.bytes.length) return false;
  return bytes.every((byte, at) => (byte & maskAt(block.prefix, at)) === networkByte(block, at));
}

/** The block with the bits after its prefix set to zero, as text: `10.1.2.3/8` is `10.0.0.0/8`. */
export function networkOf(block: Cidr): string {
  const bytes = block.bytes.map((_, at) => networkByte(block, at));
  const address = bytes.length === 4 ? bytes.join(".") : shorten(groupsOf(bytes));
  return `${address}/${block.prefix}`;
}

/** Whether bits after the prefix are set, so that the block is written oddly. */
export function hasHostBits(block: Cidr): boolean {
  return block.bytes.some((byte, at) => byte !== networkByte(block, at));
}

function networkByte(block: Cidr, at: number): number {
  return (block.bytes[at] ?? 0) & maskAt(block.prefix, at);
}

function maskAt(prefix: number, at: number): number {
  const bits = Math.min(8, Math.max(0, prefix - at * 8));
  return (0xff00 >> bits) & 0xff;
}

function groupsOf(bytes: AddressBytes): string[] {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 2) {
    groups.push((((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16));
  }
  return groups;
}

/** Cuts the zero groups at the end, where those of a network lie. */
function shorten(groups: readonly string[]): string {
  const last = groups.findLastIndex((group) => group !== "0");
  return last < 6 ? `${groups.slice(0, last + 1).join(":")}::` : groups.join(":");
}
