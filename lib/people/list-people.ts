import type { ListedPerson } from "@/lib/api/people-contract";
import { assertMay, LOCAL_PERSON, type Reader } from "@/lib/auth/reader";
import { asRole } from "@/lib/auth/who-asks";

/** Everybody who can sign in, could, or is invited, by name. For admins. */
export async function listPeople(reader: Reader): Promise<{ people: ListedPerson[] }> {
  assertMay(reader, "manage");
  const { owner } = reader.db;
  const now = new Date();
  const [rows, credentials, factors] = await Promise.all([
    owner.person.findMany({
      where: { id: { not: LOCAL_PERSON } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      include: {
        logins: { where: { expiresAt: { gt: now } }, select: { seenAt: true } },
        apiKeys: { where: { revokedAt: null, expiresAt: { gt: now } }, select: { id: true } },
      },
    }),
    owner.credential.findMany({ select: { personId: true } }),
    owner.secondFactor.findMany({
      where: { confirmedAt: { not: null } },
      select: { personId: true },
    }),
  ]);
  const withPassword = new Set(credentials.map(({ personId }) => personId));
  const withFactor = new Set(factors.map(({ personId }) => personId));
  return {
    people: rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: asRole(row.role),
      accounts: row.allAccounts ? "all" : row.accounts,
      isSelf: row.id === reader.actor,
      isDisabled: row.disabledAt !== null,
      hasPassword: withPassword.has(row.id),
      hasSecondFactor: withFactor.has(row.id),
      signIns: row.logins.length,
      keys: row.apiKeys.length,
      seenAtMs:
        row.logins.length === 0
          ? null
          : Math.max(...row.logins.map(({ seenAt }) => seenAt.getTime())),
      createdAtMs: row.createdAt.getTime(),
    })),
  };
}
