import { parseAddress } from "@/lib/cloudtrail/ip-address";

type Value = string | number | Value[] | { readonly [name: string]: Value };
/** What one side of a node leads to: another node, or a value by its offset. */
type Side = { kind: "node"; at: number } | { kind: "value"; offset: number } | null;

const RECORD_BITS = 24;
/** Zero bytes between the tree and the values. */
const SEPARATOR = Buffer.alloc(16);
const MARKER = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");

/** A file of addresses for tests, block by block (MaxMind DB file format 2.0). */
export function makeMmdb(blocks: Readonly<Record<string, Value>>): Buffer {
  const nodes: [Side, Side][] = [[null, null]];
  const values: Buffer[] = [];
  let offset = 0;
  for (const [block, value] of Object.entries(blocks)) {
    const bytes = encode(value);
    insert(nodes, bitsOf(block), { kind: "value", offset });
    values.push(bytes);
    offset += bytes.length;
  }
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: "Test",
    description: { en: "Made by a test" },
    ip_version: 6,
    languages: ["en"],
    node_count: nodes.length,
    record_size: RECORD_BITS,
  });
  const tree = nodes.flatMap((sides) => sides.map((side) => record(side, nodes.length)));
  return Buffer.concat([...tree, SEPARATOR, ...values, MARKER, metadata]);
}

/** The bits of a block in the IPv6 tree, in which IPv4 addresses lie below `::/96`. */
function bitsOf(block: string): number[] {
  const [address = "", length = ""] = block.split("/");
  const bytes = parseAddress(address) ?? [];
  const inTree = bytes.length === 4 ? [...Array<number>(12).fill(0), ...bytes] : bytes;
  const bits = inTree.flatMap((byte) =>
    Array.from({ length: 8 }, (_, at) => (byte >> (7 - at)) & 1),
  );
  return bits.slice(0, Number(length) + (bytes.length === 4 ? 96 : 0));
}

function insert(nodes: [Side, Side][], bits: readonly number[], value: Side): void {
  let at = 0;
  for (const [place, bit] of bits.entries()) {
    const node = nodes[at];
    if (!node) return;
    const side = bit === 1 ? 1 : 0;
    if (place === bits.length - 1) {
      node[side] = value;
      return;
    }
    const next = node[side];
    if (next?.kind === "node") {
      at = next.at;
      continue;
    }
    node[side] = { kind: "node", at: nodes.length };
    at = nodes.length;
    nodes.push([null, null]);
  }
}

function record(side: Side, nodeCount: number): Buffer {
  const bytes = Buffer.alloc(RECORD_BITS / 8);
  const found =
    side?.kind === "node" ? side.at : nodeCount + (side ? SEPARATOR.length + side.offset : 0);
  bytes.writeUIntBE(found, 0, bytes.length);
  return bytes;
}

/** Strings are type 2, 32-bit numbers 6, maps 7 and arrays 11, whose type stands in a second byte. */
function encode(value: Value): Buffer {
  if (typeof value === "string") {
    const bytes = Buffer.from(value);
    return Buffer.concat([control(2, bytes.length), bytes]);
  }
  if (typeof value === "number") {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, bytes.length), bytes]);
  }
  if (Array.isArray(value)) {
    return Buffer.concat([Buffer.from([value.length, 11 - 7]), ...value.map(encode)]);
  }
  const entries = Object.entries(value);
  const inner = entries.flatMap(([name, each]) => [encode(name), encode(each)]);
  return Buffer.concat([control(7, entries.length), ...inner]);
}

function control(type: number, size: number): Buffer {
  return size < 29 ? Buffer.from([(type << 5) | size]) : Buffer.from([(type << 5) | 29, size - 29]);
}
