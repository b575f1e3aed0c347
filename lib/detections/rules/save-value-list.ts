import { writeAudit } from "@/lib/audit/write-audit";
import type { Prisma, PrismaClient } from "@/lib/db/generated/client";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { MAX_VARIANTS } from "@/lib/sigma/limits";
import { newRevision } from "./new-revision";
import { refreshProblems } from "./refresh-problems";

const NAME = /^[A-Za-z]\w{0,63}$/;
const LONGEST_VALUE = 1_000;

/**
 * Makes or replaces a list of values that rules name as `%Name%`. An empty one is a list all the same.
 * Throws AppError (invalid) for a name or for values beyond what rules can refer to.
 */
export async function saveValueList(
  db: PrismaClient,
  name: string,
  values: readonly string[],
  by: string,
): Promise<void> {
  const kept = [...new Set(values.map((value) => storableText(value.trim())))];
  const own = kept.filter((value) => value !== "");
  const problem = problemOf(name, own);
  if (problem !== null) throw new AppError("invalid", problem);
  await change(db, name, by, "saved", own.length, async (tx) => {
    const data = { values: own, changedBy: by, changedAt: new Date() };
    await tx.valueList.upsert({ where: { name }, create: { name, ...data }, update: data });
  });
}

/** Takes a list away: rules that name it no longer run, unless it is one that is always there, empty. */
export async function removeValueList(db: PrismaClient, name: string, by: string): Promise<void> {
  await change(db, name, by, "removed", 0, async (tx) => {
    const { count } = await tx.valueList.deleteMany({ where: { name } });
    if (count === 0) throw new AppError("not_found", "There is no such list.");
  });
}

async function change(
  db: PrismaClient,
  name: string,
  by: string,
  what: string,
  count: number,
  work: (tx: Prisma.TransactionClient) => Promise<void>,
): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const revision = await newRevision(tx, `List ${name} was ${what}`, by);
      await work(tx);
      // Rules that name it find something else from now on.
      await tx.$executeRaw`
        update detection_rule r set revision = ${revision}::int4
        from rule_version v where v.id = r.version_id and strpos(v.text, ${`%${name}%`}) > 0`;
      await refreshProblems(tx);
      const entry = {
        action: "value-list",
        target: name,
        detail: { what, count, revision },
      } as const;
      await writeAudit({ actor: by, db: { owner: tx } }, entry);
    },
    { maxWait: 60_000, timeout: 60_000 },
  );
}

function problemOf(name: string, values: readonly string[]): string | null {
  if (!NAME.test(name)) return "A list's name begins with a letter and has letters, digits and _.";
  if (values.length > MAX_VARIANTS) return `A list has at most ${MAX_VARIANTS} values.`;
  if (values.some((value) => value.length > LONGEST_VALUE)) {
    return `A value has at most ${LONGEST_VALUE} characters.`;
  }
  return null;
}
