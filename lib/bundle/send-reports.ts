import { createWriteStream } from "node:fs";
import { link, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { writeAudit } from "@/lib/audit/write-audit";
import { openReader, type Reader } from "@/lib/auth/reader";
import { mayDo, ROLES } from "@/lib/auth/role";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { isoTime } from "@/lib/reports/evidence/iso-time";
import { claimDelivery, type Delivery, endDelivery } from "./report-deliveries";
import { storedBundle } from "./stored-bundle";
import { writeBundle } from "./write-bundle";

const IDLE_MS = 5_000;

/** How reports leave this installation. */
export interface ReportPosting {
  /** Folder of the program. */
  readonly root: string;
  /** Folder that bundles are written into; undefined: none is. */
  readonly folder: string | undefined;
  /** Sends a plain mail, and says what came of it; null: there is no mail server. */
  readonly mail:
    | ((mail: { to: readonly string[]; text: string; key: string }) => Promise<MailTold>)
    | null;
  /** Address of the installation, without a slash at its end. */
  readonly base: string | null;
  readonly signal: AbortSignal;
}

interface MailTold {
  readonly isSent: boolean;
  readonly said: string;
}

/** A step of the worker's life, called again and again: sends on one report of a schedule. */
export function sendReports(db: Database, posting: ReportPosting): () => Promise<void> {
  return async () => {
    const delivery = await claimDelivery(db.owner);
    if (delivery === null) {
      await sleep(IDLE_MS, undefined, { signal: posting.signal }).catch(() => {});
      return;
    }
    try {
      const said =
        delivery.kind === "folder"
          ? await writeToFolder(db, delivery, posting)
          : await tellByMail(db, delivery, posting);
      await endDelivery(db.owner, delivery, said);
    } catch (error) {
      if (posting.signal.aborted) return;
      const why = error instanceof AppError ? error.message : "It could not be sent.";
      await endDelivery(db.owner, delivery, null, why);
      if (!(error instanceof AppError)) throw error;
    }
  };
}

/** One that is there already is whole: it came to its name when all of it was written. */
async function writeToFolder(
  db: Database,
  { reportId }: Delivery,
  { root, folder, signal }: ReportPosting,
): Promise<string> {
  if (folder === undefined) throw new AppError("invalid", "There is no folder for reports.");
  const { reader, source, role } = await openSource(db, reportId, signal);
  // Records go out with it, as with any export.
  if (!mayDo(role, "work")) {
    throw new AppError("forbidden", "Who asked for the report may not export any more.");
  }
  const detail = { form: "bundle", logs: false, to: "folder" };
  await writeAudit(reader, { action: "export", target: `report ${reportId}`, detail });
  const name = `report-${reportId}-bundle.zip`;
  const part = join(folder, `.${name}.part`);
  await mkdir(folder, { recursive: true });
  try {
    const bundle = writeBundle({ ...source, reader }, { root, madeAtMs: Date.now() });
    await pipeline(bundle, createWriteStream(part, { mode: 0o600 }), { signal });
    await link(part, join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(part, { force: true });
  }
  return `written as ${name}`;
}

/** Title, period and link alone: what is in a report is read after signing in. */
async function tellByMail(
  db: Database,
  { reportId, recipients }: Delivery,
  { mail, base, signal }: ReportPosting,
): Promise<string> {
  if (mail === null) throw new AppError("invalid", "There is no mail server.");
  const { request, document } = (await openSource(db, reportId, signal)).source;
  const people = await db.owner.person.findMany({
    where: { id: { in: [...recipients] }, disabledAt: null, email: { not: null } },
  });
  const to = people.flatMap(({ email, allAccounts, accounts }) => {
    const seesAll =
      request.accounts.length > 0 && request.accounts.every((a) => accounts.includes(a));
    return email !== null && (allAccounts || seesAll) ? [email] : [];
  });
  if (to.length === 0) return "nobody may see it whom it was to be sent to";
  const { fromMs, toMs } = request;
  const text = `Report ${reportId} is there: ${document.title}, ${isoTime(fromMs)} to ${isoTime(toMs)}. ${base ?? ""}/reports/${reportId}`;
  const told = await mail({ to, text, key: `report-${reportId}` });
  if (!told.isSent) throw new AppError("unavailable", `The mail was not sent: ${told.said}`);
  return `told ${to.length} by mail`;
}

/** A report as its owner sees it today; one who may not see it any more sends nothing on. */
async function openSource(db: Database, id: number, signal: AbortSignal) {
  const { requestedBy } = await db.owner.report.findUniqueOrThrow({ where: { id } });
  const person = await db.owner.person.findUniqueOrThrow({ where: { id: requestedBy } });
  if (person.disabledAt !== null) {
    throw new AppError("forbidden", "Who asked for the report may not sign in any more.");
  }
  const role = ROLES.find((one) => one === person.role) ?? "viewer";
  const whole: Reader = {
    ...openReader(db, signal),
    ...{ actor: person.id, role: "viewer", accounts: person.allAccounts ? "all" : person.accounts },
  };
  const source = await storedBundle(whole, id);
  return { reader: source.reader, source, role };
}
