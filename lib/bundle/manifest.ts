import type { Document } from "@/lib/document/document";
import { isoTime } from "@/lib/reports/evidence/iso-time";
import type { SigningKey } from "@/lib/signing/open-signing-key";
import type { BundleSource } from "./bundle-source";
import type { DigestTally } from "./digest-members";
import type { FileTally } from "./log-file-members";
import type { RecordTally } from "./record-members";

/** A file of the bundle, as the manifest lists it. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What was learned of the proof while it passed. */
export interface ProofTally extends FileTally, DigestTally {
  readonly withLogs: boolean;
  keysFound: number;
  sampleKeys: number;
}

interface Passed {
  readonly files: readonly ListedFile[];
  readonly records: RecordTally;
  readonly proof: ProofTally;
  readonly key: SigningKey;
  readonly madeAtMs: number;
}

/** The list of all files of a bundle, what it is of, and what it does not prove: it is signed. */
export function manifestText(
  { number, document, request, reader, additions, json }: BundleSource,
  { files, records, proof, key, madeAtMs }: Passed,
): string {
  const { pack, fromMs, toMs, asof, zone } = request;
  const report = files.find(({ name }) => name === "report/report.json");
  const manifest = {
    format: "trailglass-bundle-1",
    madeAt: isoTime(madeAtMs),
    report: {
      ...{ number, label: document.label, title: document.title, sha256: report?.sha256 },
      pack: { id: pack.id, version: pack.version, sha256: pack.sha256 },
      ...{ from: isoTime(fromMs), to: isoTime(toMs), zone, asof },
      accounts: reader.accounts,
      madeAt: document.madeAt,
      characters: json.length,
    },
    counts: {
      ...{ records: records.records, rebuilt: records.rebuilt, additions: additions.length },
      ...{ logFiles: proof.files, logFilesProven: proof.verified, digests: proof.digests },
      ...{ keys: proof.keysFound, logBodies: proof.withLogs ? proof.verified : 0 },
    },
    /** Events that each control cites. */
    cited: Object.fromEntries(records.cited),
    isCut: records.isCut,
    notes: [...notesOf(records, proof), ...lostEvents(document, records)],
    signedBy: {
      algorithm: "Ed25519",
      fingerprint: key.fingerprint,
      publicKey: key.publicKeyPem,
    },
    files,
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** What is not in the bundle, in words. */
function notesOf(records: RecordTally, proof: ProofTally): string[] {
  const notes: string[] = [];
  const open = proof.files - proof.verified;
  if (records.isCut) notes.push("There were too many records: only the first are in the bundle.");
  if (records.rebuilt > 0) {
    notes.push(
      `${records.rebuilt} records came as rows of a table: what stands here is the record that they mean.`,
    );
  }
  if (proof.files > 0 && proof.digests === 0) {
    notes.push("The index holds no digest that names these log files: nothing proves their bytes.");
  } else if (open > 0) {
    notes.push(`${open} of ${proof.files} log files are not proven by a digest in the index.`);
  }
  if (proof.unread > 0) notes.push(`${proof.unread} digests could not be read and are left out.`);
  if (proof.digests > 0 && proof.keysFound === 0) {
    notes.push("No public key of CloudTrail is known here for these digests.");
  }
  if (proof.sampleKeys > 0) {
    notes.push("Digests of the sample are signed with a key that is public: they prove nothing.");
  }
  if (!proof.withLogs && proof.verified > 0) {
    notes.push("The log files themselves are not in the bundle, only their hashes.");
  }
  return notes;
}

/** Events that the report counted and the index does not hold any more, as after a partition was dropped. */
function lostEvents({ sections }: Document, { cited, isCut }: RecordTally): string[] {
  if (isCut) return [];
  return [...cited].flatMap(([control, count]) => {
    const blocks = sections.find(({ id }) => id === `control-${control}`)?.blocks ?? [];
    const facts = blocks.flatMap((block) => (block.kind === "facts" ? block.facts : []));
    const told = facts.find(({ label }) => label === "Events")?.value;
    return told === undefined || told === String(count)
      ? []
      : [`The report counted ${told} events of ${control}, and the index holds ${count} of them.`];
  });
}
