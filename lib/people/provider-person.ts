import type { Role } from "@/lib/auth/role";
import type { Database } from "@/lib/db/database";
import { storableText } from "@/lib/desk/storable-text";
import { grantColumns } from "./account-scope";
import { newPersonId } from "./new-person-id";

/** What a checked token says; the e-mail is a claim, and only issuer and subject are an identity. */
interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly email?: unknown;
  readonly email_verified?: unknown;
  readonly name?: unknown;
}

/**
 * The person of an identity. One that is new belongs to whoever was invited under its verified
 * e-mail and has none of this issuer yet; else it becomes a new person, who sees no account until
 * one is given. Null: refused.
 */
export async function personOfProvider(
  db: Database,
  { iss: issuer, sub: subject, email, email_verified: isVerified, name }: Claims,
  defaultRole: Role | null,
): Promise<string | null> {
  const known = await db.owner.providerIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
  });
  if (known !== null) {
    const person = await db.owner.person.findFirst({
      where: { id: known.personId, disabledAt: null },
    });
    return person?.id ?? null;
  }
  if (typeof email !== "string" || email.length > 254 || isVerified !== true) return null;
  return await db.owner.$transaction(async (writer) => {
    const invited = await writer.person.findFirst({ where: { email: email.toLowerCase() } });
    if (invited !== null) {
      const others = await writer.providerIdentity.count({ where: { personId: invited.id } });
      if (invited.disabledAt !== null || others > 0) return null;
    } else if (defaultRole === null) return null;
    const personId = invited?.id ?? newPersonId(email.split("@")[0] ?? "");
    if (invited === null && defaultRole !== null) {
      await writer.person.create({
        data: {
          id: personId,
          name: storableText(typeof name === "string" && name !== "" ? name : email).slice(0, 120),
          email: email.toLowerCase(),
          emailVerified: true,
          ...grantColumns({ role: defaultRole, accounts: [] }),
        },
      });
    }
    await writer.providerIdentity.create({ data: { issuer, subject, personId } });
    return personId;
  });
}
