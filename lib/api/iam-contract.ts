import { z } from "zod";

/** Of an uploaded listing, in characters. Larger ones come from no account we have heard of. */
export const MOST_LISTING_CHARACTERS = 64 * 1024 * 1024;

export const newIamSnapshotSchema = z
  .object({
    /** The file as `aws iam get-account-authorization-details` wrote it: JSON, as one text. */
    listing: z.string().min(1).max(MOST_LISTING_CHARACTERS, "at most 64 MB"),
    /** When it was written, ISO 8601; absent: not known. */
    takenAt: z.iso.datetime({ offset: true }).optional(),
  })
  .strict();

/** What an account's users and roles are granted, as IAM listed it at one time. */
export const iamSnapshotSchema = z.object({
  id: z.number().int(),
  account: z.string(),
  takenMs: z.number().nullable(),
  uploadedMs: z.number(),
  uploadedBy: z.string(),
  /** Of the file's text in UTF-8, hexadecimal. */
  sha256: z.string(),
});

/** Newest first. */
export const iamSnapshotsSchema = z.object({ snapshots: z.array(iamSnapshotSchema) });

export type NewIamSnapshot = z.output<typeof newIamSnapshotSchema>;
export type IamSnapshotRow = z.infer<typeof iamSnapshotSchema>;
export type IamSnapshots = z.infer<typeof iamSnapshotsSchema>;
