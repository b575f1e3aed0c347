import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { inflateBlock } from "@/lib/db/inflate-block";
import type { ZipMember } from "@/lib/http/zip-stream";

const FILES_AT_ONCE = 1_000;
const BLOCKS_AT_ONCE = 4;

/** A log file that holds cited records, as the index knows it. */
interface LogFileRow {
  readonly id: number;
  readonly key: string;
  readonly bucket: string | null;
  readonly kind: string;
  readonly account: string | null;
  readonly region: string | null;
  readonly bodySha256: string | null;
  readonly bodyBytes: number | null;
  readonly verdict: string;
  /** Row of the ledger of the digest that was found to name it. */
  readonly digestId: number | null;
}

/** What was learned of the log files while they passed. */
export interface FileTally {
  files: number;
  verified: number;
  /** Some come from the bundled sample, whose key is public. */
  isSample: boolean;
  readonly digestIds: Set<number>;
  /** Number in the bundle → row of the ledger, of those that digests prove. */
  readonly provenIds: Map<number, number>;
}

/** One line for each log file that holds cited records: its name, its hash, and what proves it. */
export async function* logFileLines(
  reader: Reader,
  numbers: ReadonlyMap<number, number>,
  tally: FileTally,
): AsyncGenerator<Buffer> {
  const ids = [...numbers.keys()];
  for (let at = 0; at < ids.length; at += FILES_AT_ONCE) {
    const some = ids.slice(at, at + FILES_AT_ONCE);
    const rows = new Map((await readFiles(reader, some)).map((row) => [row.id, row]));
    const lines = some.map((id) => {
      const row = rows.get(id);
      if (row === undefined) throw new Error(`Log file ${id} is not in the ledger`);
      const { kind, digestId, id: _, ...said } = row;
      const n = numbers.get(id) ?? 0;
      tally.files += 1;
      if (kind === "sample") tally.isSample = true;
      if (digestId !== null) tally.digestIds.add(digestId);
      if (row.verdict === "verified") {
        tally.verified += 1;
        tally.provenIds.set(n, id);
      }
      return `${JSON.stringify({ n, ...said, digest: digestId })}\n`;
    });
    yield Buffer.from(lines.join(""));
  }
}

function readFiles(reader: Reader, ids: readonly number[]): Promise<LogFileRow[]> {
  return ask<LogFileRow>(
    reader,
    Prisma.sql`select f.id, f.key, f.account, f.region, s.kind,
        case when s.kind = 's3' then split_part(substr(s.location, 6), '/', 1) end as bucket,
        encode(f.body_sha256, 'hex') as "bodySha256", f.body_bytes::float8 as "bodyBytes",
        coalesce(i.verdict, 'not-checked') as verdict, i.digest_file_id as "digestId"
      from log_file f join log_source s on s.id = f.source_id
      left join file_integrity i on i.file_id = f.id
      where f.id = any(${plainArray(ids)}::int4[])`,
  );
}

/**
 * The bodies of log files, unpacked: what a digest's hash is of. Only of those that digests prove,
 * since CloudTrail writes events of one account alone into a file.
 */
export async function* logFileMembers(
  reader: Reader,
  provenIds: ReadonlyMap<number, number>,
): AsyncGenerator<ZipMember> {
  for (const [n, id] of provenIds) {
    yield { name: `logs/${n}.json`, chunks: bodyChunks(reader, id) };
  }
}

async function* bodyChunks(reader: Reader, fileId: number): AsyncGenerator<Buffer> {
  let after = -1;
  for (;;) {
    const blocks = await ask<{ first: number; encoding: number; bytes: Uint8Array }>(
      reader,
      Prisma.sql`select first_ordinal as first, encoding, bytes from raw_block
        where file_id = ${fileId}::int4 and first_ordinal > ${after}::int4
        order by first_ordinal limit ${BLOCKS_AT_ONCE}`,
    );
    for (const block of blocks) yield inflateBlock(block);
    if (blocks.length < BLOCKS_AT_ONCE) return;
    after = blocks.at(-1)?.first ?? after;
  }
}
