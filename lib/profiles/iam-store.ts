import { createHash } from "node:crypto";
import type { IamSnapshotRow, IamSnapshots, NewIamSnapshot } from "@/lib/api/iam-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import {
  type IamSnapshotDocument,
  iamSnapshotDocumentSchema,
  readIamSnapshot,
} from "./iam-snapshot";

const ROW = {
  id: true,
  account: true,
  takenAt: true,
  uploadedAt: true,
  uploadedBy: true,
  sha256: true,
} as const;

/** Listed at most. */
const MOST = 1_000;

/**
 * Keeps what an account's IAM granted. The same file is kept once, as it was first uploaded; each
 * upload is recorded. Throws AppError: `invalid` for what is no such listing, `forbidden` for an
 * account that the reader may not see.
 */
export async function saveIamSnapshot(
  reader: Reader,
  { listing, takenAt }: NewIamSnapshot,
): Promise<IamSnapshotRow> {
  const { account, document } = readIamSnapshot(listing);
  if (reader.accounts !== "all" && !reader.accounts.includes(account)) {
    throw new AppError("forbidden", `The listing is about account ${account}, not one of yours.`);
  }
  const sha256 = createHash("sha256").update(listing).digest();
  const data = {
    account,
    takenAt: takenAt === undefined ? null : new Date(takenAt),
    uploadedBy: reader.actor,
    sha256,
    document,
  };
  await writeAudit(reader, {
    action: "upload-iam-snapshot",
    target: account,
    detail: { sha256: sha256.toString("hex"), takenAt: takenAt ?? null },
  });
  const row = await reader.db.owner.iamSnapshot.upsert({
    where: { account_sha256: { account, sha256 } },
    create: data,
    update: {},
    select: ROW,
  });
  return toRow(row);
}

/** Snapshots of the accounts that the reader may see, newest first. */
export async function listIamSnapshots({ db, accounts }: Reader): Promise<IamSnapshots> {
  const rows = await db.owner.iamSnapshot.findMany({
    where: accounts === "all" ? {} : { account: { in: [...accounts] } },
    orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: ROW,
  });
  return { snapshots: rows.map(toRow) };
}

/** The snapshot of an account that was taken last, or, where that is not known, uploaded last. */
export async function findIamSnapshot(
  { db, accounts }: Reader,
  account: string,
): Promise<{ readonly row: IamSnapshotRow; readonly document: IamSnapshotDocument } | null> {
  if (accounts !== "all" && !accounts.includes(account)) return null;
  const rows = await db.owner.iamSnapshot.findMany({ where: { account }, select: ROW });
  const takenMs = (row: IamSnapshotRow) => row.takenMs ?? row.uploadedMs;
  const [row] = rows.map(toRow).sort((a, b) => takenMs(b) - takenMs(a) || b.id - a.id);
  if (!row) return null;
  const { document } = await db.owner.iamSnapshot.findUniqueOrThrow({
    where: { id: row.id },
    select: { document: true },
  });
  return { row, document: iamSnapshotDocumentSchema.parse(document) };
}

interface StoredRow {
  readonly id: number;
  readonly account: string;
  readonly takenAt: Date | null;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
  readonly sha256: Uint8Array;
}

function toRow({ takenAt, uploadedAt, sha256, ...row }: StoredRow): IamSnapshotRow {
  return {
    ...row,
    takenMs: takenAt?.getTime() ?? null,
    uploadedMs: uploadedAt.getTime(),
    sha256: Buffer.from(sha256).toString("hex"),
  };
}
