import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/auth/role";
import type { Database } from "@/lib/db/database";
import { type Grant, grantColumns } from "@/lib/people/account-scope";
import { startLogin } from "@/lib/people/logins";

export interface Tester {
  readonly personId: string;
  /** Headers of a request from a page of this site, by a browser that is signed in. */
  readonly headers: Readonly<Record<"cookie" | "host" | "origin", string>>;
}

/** Makes a person who may see all accounts unless told otherwise, and signs them in. */
export async function asTester(
  db: Database,
  { role = "admin", accounts = "all" }: { role?: Role; accounts?: Grant["accounts"] } = {},
): Promise<Tester> {
  const personId = randomUUID();
  await db.owner.person.create({
    data: { id: personId, name: `Tester, ${role}`, ...grantColumns({ role, accounts }) },
  });
  const token = await startLogin(db.owner, { personId, how: "link", browser: "tests" });
  const host = "127.0.0.1";
  return {
    personId,
    headers: { cookie: `trailglass-80=${token}`, host, origin: `http://${host}` },
  };
}
