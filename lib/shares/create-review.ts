import { createHash, randomBytes } from "node:crypto";
import type { NewReview, NewReviewAnswer } from "@/lib/api/share-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { isSharingOn } from "@/lib/config";
import { AppError } from "@/lib/errors";
import { hashPassphrase, hashToken, newToken } from "@/lib/reviews/secrets";
import { freezeCase } from "./freeze-case";
import { assertAccepted } from "./judge-prose";

const DAY_MS = 86_400_000;

/**
 * Freezes a case as it is now and makes one link for each recipient. The tokens are in the answer and
 * nowhere else. Throws AppError `forbidden` below lead or when sharing is off, `not_found`, `invalid`
 * while something that the notes tell is not accepted.
 */
export async function createReview(
  reader: Reader,
  number: number,
  { preset, links, accepted }: NewReview,
): Promise<NewReviewAnswer> {
  assertMay(reader, "lead");
  if (!isSharingOn())
    throw new AppError("forbidden", "Sharing is switched off on this installation.");
  const now = Date.now();
  const { review, findings, pins } = await freezeCase(reader, number, preset, now);
  assertAccepted(findings, accepted);
  const content = new Uint8Array(Buffer.from(`${JSON.stringify(review, null, 1)}\n`));
  const sha256 = createHash("sha256").update(content).digest();
  const made = await Promise.all(
    links.map(async ({ label, days, passphrase, maxViews }) => {
      const token = newToken();
      return {
        token,
        row: {
          publicId: randomBytes(12).toString("base64url"),
          label,
          watermark: `For ${label}`,
          tokenHash: hashToken(token),
          passphraseHash: passphrase === null ? null : await hashPassphrase(passphrase),
          expiresAt: new Date(now + days * DAY_MS),
          maxViews,
          createdBy: reader.actor,
        },
      };
    }),
  );
  await reader.db.owner.$transaction(async (tx) => {
    const { id } = await tx.shareSnapshot.create({
      data: {
        caseNumber: number,
        preset,
        pins: [...pins],
        content,
        sha256: new Uint8Array(sha256),
        manifest: manifestOf(review.frozenAt, preset, content.length, sha256.toString("hex")),
        createdBy: reader.actor,
      },
    });
    await tx.share.createMany({ data: made.map(({ row }) => ({ ...row, snapshotId: id })) });
    await writeAudit(
      { actor: reader.actor, db: { owner: tx } },
      {
        action: "share",
        target: `case ${number}`,
        detail: {
          preset,
          accepted: findings.length,
          links: made.map(({ row }) => `${row.publicId} for ${row.label}`),
        },
      },
    );
  });
  return {
    links: made.map(({ token, row }) => ({
      label: row.label,
      expiresAt: row.expiresAt.toISOString(),
      path: `/r/${row.publicId}#${token}`,
      plainPath: `/r/${row.publicId}/${token}`,
    })),
  };
}

function manifestOf(frozenAt: string, preset: string, sizeBytes: number, sha256: string): string {
  const file = { name: "review.json", sizeBytes, sha256 };
  return `${JSON.stringify({ format: "trailglass-review-manifest/1", frozenAt, preset, files: [file] }, null, 2)}\n`;
}
