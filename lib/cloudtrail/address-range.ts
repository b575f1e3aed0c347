import { type AddressBytes, parseAddress } from "./ip-address";

/** Blocks with a meaning of their own (IANA special-purpose registries, RFC 6890), narrow ones first. */
const RANGES: readonly (readonly [block: string, meaning: string])[] = [
  ["255.255.255.255/32", "broadcast"],
  ["192.88.99.0/24", "reserved"],
  ["192.0.0.0/24", "reserved"],
  ["192.0.2.0/24", "documentation"],
  ["198.51.100.0/24", "documentation"],
  ["203.0.113.0/24", "documentation"],
  ["169.254.0.0/16", "link-local"],
  ["192.168.0.0/16", "private"],
  ["198.18.0.0/15", "benchmarking"],
  ["172.16.0.0/12", "private"],
  ["100.64.0.0/10", "carrier-grade NAT"],
  ["0.0.0.0/8", "this network"],
  ["10.0.0.0/8", "private"],
  ["127.0.0.0/8", "loopback"],
  ["224.0.0.0/4", "multicast"],
  ["240.0.0.0/4", "reserved"],
  ["::/128", "unspecified"],
  ["::1/128", "loopback"],
  ["100::/64", "discard-only"],
  ["2001:db8::/32", "documentation"],
  ["3fff::/20", "documentation"],
  ["fe80::/10", "link-local"],
  ["fec0::/10", "reserved"],
  ["ff00::/8", "multicast"],
  ["fc00::/7", "private"],
];

const BLOCKS = RANGES.map(([block, meaning]) => {
  const [address = "", bits = ""] = block.split("/");
  return { bytes: parseAddress(address) ?? [], bits: Number(bits), meaning };
});

/** What kind of address it is: `public`, `private`, `documentation`, … Null for what is none. */
export function addressRange(text: string): string | null {
  const bytes = parseAddress(text);
  if (bytes === null) return null;
  const address = unmapped(bytes);
  return BLOCKS.find(({ bytes: block, bits }) => isIn(address, block, bits))?.meaning ?? "public";
}

/** The IPv4 address in `::ffff:a.b.c.d`. */
function unmapped(bytes: AddressBytes): AddressBytes {
  const isMapped =
    bytes.length === 16 &&
    bytes.slice(0, 10).every((byte) => byte === 0) &&
    bytes[10] === 255 &&
    bytes[11] === 255;
  return isMapped ? bytes.slice(12) : bytes;
}

function isIn(address: AddressBytes, block: AddressBytes, bits: number): boolean {
  if (address.length !== block.length) return false;
  return block.every((byte, at) => {
    const own = Math.min(8, Math.max(0, bits - at * 8));
    const mask = (0xff << (8 - own)) & 0xff;
    return ((address[at] ?? 0) & mask) === (byte & mask);
  });
}
