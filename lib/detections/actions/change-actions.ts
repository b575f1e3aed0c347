import { randomUUID } from "node:crypto";
import { isAbsolute } from "node:path";
import type { ActionChange, NewAction, SavedAction } from "@/lib/api/action-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { checkTarget } from "./check-target";
import { type SendOptions, sendMessage } from "./send-message";

/**
 * Adds a place that alerts are sent to, from now on. Throws AppError: `invalid` for an address that
 * may not be called, `conflict` for a name that is taken, `forbidden` for readers of some accounts.
 */
export async function addAction(
  reader: Reader,
  action: NewAction,
  options: SendOptions,
): Promise<SavedAction> {
  const { db, actor } = assertSeesAll(reader);
  check(action, options);
  const { id } = await unique(action, () =>
    db.owner.alertAction.create({ data: { ...action, changedBy: actor } }),
  );
  await record(reader, id, "added", action.name);
  return { id, told: null };
}

/** Changes, removes or tries an action, or has its failed messages sent again. */
export async function changeAction(
  reader: Reader,
  id: number,
  change: ActionChange,
  options: SendOptions,
): Promise<SavedAction> {
  const { db, actor } = assertSeesAll(reader);
  const known = await db.owner.alertAction.findFirst({ where: { id, removedAt: null } });
  if (known === null) throw new AppError("not_found", `There is no action ${id}.`);
  const mark = { changedBy: actor, changedAt: new Date() };
  switch (change.action) {
    case "change":
      check(change.to, options);
      await unique(change.to, () =>
        db.owner.alertAction.update({ where: { id }, data: { ...change.to, ...mark } }),
      );
      break;
    case "enable":
      await db.owner.alertAction.update({
        where: { id },
        data: { ...mark, isEnabled: change.isEnabled },
      });
      break;
    case "remove":
      // Its name is free again; what was sent keeps the row.
      await db.owner.alertAction.update({
        where: { id },
        data: {
          ...mark,
          name: `${known.name} (removed ${mark.changedAt.toISOString()})`,
          isEnabled: false,
          removedAt: mark.changedAt,
        },
      });
      break;
    case "retry":
      await db.owner.alertDelivery.updateMany({
        where: { actionId: id, state: { in: ["refused", "given-up"] } },
        data: { state: "waiting", notBefore: new Date(), createdAt: new Date() },
      });
      break;
    case "test": {
      const { said, state } = await sendMessage(
        {
          ...known,
          isWanted: true,
          key: randomUUID(),
          payloads: [TEST_MESSAGE],
          isDigest: false,
        },
        options,
      );
      await record(reader, id, "test", known.name);
      return { id, told: `${state === "sent" ? "Sent" : "Not sent"}: ${said}` };
    }
  }
  await record(reader, id, change.action, known.name);
  return { id, told: null };
}

const TEST_MESSAGE = {
  version: 1,
  cause: "test",
  text: "A test of Trailglass: alerts will be sent here.",
  alert: {
    ...{ id: 0, title: "A test: alerts will be sent here", level: "informational" },
    ...{ detector: "test", rule: null, sentence: null, subject: [], accounts: [] },
    ...{ count: 0, failed: 0, firstTime: null, lastTime: null, path: "/alerts" },
  },
} as const;

function check(action: NewAction, { allowed, mail, commandOf }: SendOptions): void {
  if (action.kind === "webhook") checkTarget(action.settings.url, allowed);
  if (action.kind === "command") checkCommand(action.settings.commandFrom, commandOf);
  if (action.kind === "email" && mail === null) {
    throw new AppError(
      "invalid",
      "No mail server is configured: set TRAILGLASS_SMTP_URL and TRAILGLASS_MAIL_FROM.",
      { field: "kind" },
    );
  }
}

function checkCommand(variable: string, commandOf: SendOptions["commandOf"]): void {
  if (isAbsolute(commandOf(variable) ?? "")) return;
  throw new AppError(
    "invalid",
    `The environment of this installation does not set ${variable} to the absolute path of a program.`,
    { field: "commandFrom" },
  );
}

async function unique<T>({ name }: NewAction, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "P2002";
    if (!isTaken) throw error;
    throw new AppError("conflict", `Another action is called ${name}.`, { field: "name" });
  }
}

/** Messages tell of all accounts that an action is for, whoever made it. */
function assertSeesAll(reader: Reader): Reader {
  if (reader.accounts === "all") return reader;
  throw new AppError("forbidden", "Where alerts are sent is decided by who sees all accounts.");
}

async function record(reader: Reader, id: number, what: string, name: string): Promise<void> {
  await writeAudit(reader, {
    action: "alert-action",
    target: `action ${id}`,
    detail: { what, name },
  });
}
