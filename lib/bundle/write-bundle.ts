import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ZipMember, zipStream } from "@/lib/http/zip-stream";
import { documentForms } from "@/lib/pdf/document-forms";
import { openSigningKey } from "@/lib/signing/open-signing-key";
import type { BundleSource } from "./bundle-source";
import { bundledKeys, digestLines } from "./digest-members";
import { logFileLines, logFileMembers } from "./log-file-members";
import { type ListedFile, manifestText, type ProofTally } from "./manifest";
import { newTally, recordMembers } from "./record-members";
import { signingKeysOf } from "./signing-keys-of";
import { Spool } from "./spool";

/** Where the programs that check a bundle lie, below the program's folder. */
export const VERIFIER_FOLDER = "lib/bundle/verifier";
const VERIFIERS = ["README.txt", "verify.mjs", "verify.py"] as const;

export interface BundleOptions {
  /** Folder of the program. */
  readonly root: string;
  /** With the whole log files that digests prove: they hold more than was cited. */
  readonly withLogs?: boolean;
  readonly madeAtMs: number;
}

/**
 * A report as one ZIP with all that it rests on: its forms, the records it cites byte for byte, the
 * digests and keys that prove their log files, programs that check all this anywhere, and a signed
 * list of it. Written as it is read; nothing is held but ids and hashes.
 */
export async function* writeBundle(
  source: BundleSource,
  options: BundleOptions,
): AsyncGenerator<Buffer> {
  const spool = await Spool.open();
  try {
    yield* zipStream(measuredMembers(source, options, spool));
  } finally {
    await spool.close();
  }
}

async function* measuredMembers(
  source: BundleSource,
  { root, withLogs = false, madeAtMs }: BundleOptions,
  spool: Spool,
): AsyncGenerator<ZipMember> {
  const key = await openSigningKey(source.reader.db);
  const files: ListedFile[] = [];
  const records = newTally();
  const proof: ProofTally = {
    ...{
      files: 0,
      verified: 0,
      isSample: false,
      digests: 0,
      unread: 0,
      sampleKeys: 0,
      keysFound: 0,
    },
    ...{ digestIds: new Set(), provenIds: new Map(), keys: new Map(), withLogs },
  };
  for (const name of VERIFIERS) {
    yield measured(whole(name, await readFile(join(root, VERIFIER_FOLDER, name))), files);
  }
  yield measured(whole("report/report.json", source.json), files);
  for (const { name, bytes } of await documentForms(source.document, { stem: "report", root })) {
    yield measured(whole(`report/${name}`, bytes), files);
  }
  const signOffs = { additions: source.additions, keys: await signingKeysOf(source) };
  yield measured(whole("report/additions.json", `${JSON.stringify(signOffs, null, 1)}\n`), files);
  for await (const member of recordMembers(source, records, spool)) yield measured(member, files);

  const { reader, request } = source;
  const logFiles = logFileLines(reader, records.files, proof);
  yield measured({ name: "proof/files.ndjson", chunks: logFiles }, files);
  const digests = digestLines(reader, proof.digestIds, request.asof, proof);
  yield measured({ name: "proof/digests.ndjson", chunks: digests }, files);
  const keys = await bundledKeys(reader, proof.keys, proof.isSample);
  proof.keysFound = keys.length;
  proof.sampleKeys = keys.filter(({ origin }) => origin === "sample").length;
  yield measured(whole("proof/keys.json", `${JSON.stringify(keys, null, 1)}\n`), files);
  if (withLogs) {
    for await (const member of logFileMembers(reader, proof.provenIds)) {
      yield measured(member, files);
    }
  }
  const manifest = Buffer.from(manifestText(source, { files, records, proof, key, madeAtMs }));
  yield whole("manifest.json", manifest);
  yield whole("manifest.sig", key.sign(manifest));
}

/** The same file, whose size and hash are listed once it has passed. */
function measured({ name, chunks }: ZipMember, files: ListedFile[]): ZipMember {
  async function* passing(): AsyncGenerator<Buffer> {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    files.push({ name, bytes, sha256: hash.digest("hex") });
  }
  return { name, chunks: passing() };
}

function whole(name: string, content: string | Buffer): ZipMember {
  async function* once(): AsyncGenerator<Buffer> {
    yield Buffer.from(content);
  }
  return { name, chunks: once() };
}
