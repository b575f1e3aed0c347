/** The bytes of an address in network order: 4 for IPv4, 16 for IPv6. */
export type AddressBytes = readonly number[];

export interface Cidr {
  readonly bytes: AddressBytes;
  readonly prefix: number;
}

/** Reads a dotted quad or an IPv6 address (RFC 4291, no zone); null when it is neither. */
export function parseAddress(text: string): AddressBytes | null {
  if (text.length > 45) return null;
  return text.includes(":") ? parseIpv6(text) : parseIpv4(text);
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
  if (bytes === null || !/^\d{1,3}$/.test(prefix)) return null;
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

function parseIpv4(text: string): AddressBytes | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  const bytes = parts.map((part) => (/^(0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : null;
}

function parseIpv6(text: string): AddressBytes | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const head = parseGroups(halves[0] ?? "", halves.length === 1);
  const tail = parseGroups(halves[1] ?? "", true);
  if (head === null || tail === null) return null;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return null;
  return [...head, ...Array<number>(missing).fill(0), ...tail];
}

function parseGroups(text: string, mayEndInIpv4: boolean): number[] | null {
  if (text === "") return [];
  const bytes: number[] = [];
  const groups = text.split(":");
  for (const [at, group] of groups.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else {
      const ipv4 = mayEndInIpv4 && at === groups.length - 1 ? parseIpv4(group) : null;
      if (ipv4 === null) return null;
      bytes.push(...ipv4);
    }
  }
  return bytes;
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
