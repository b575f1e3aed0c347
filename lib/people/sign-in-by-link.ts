import { writeAudit } from "@/lib/audit/write-audit";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { startLogin } from "./logins";
import { type LinkKind, readLink, takeLink } from "./one-time-links";
import { setUp } from "./set-up";

/** A link was enough, or the page has to ask for more first. */
type Outcome =
  | { readonly token: string }
  | { readonly asks: Extract<LinkKind, "set-up" | "invitation"> };

/**
 * What pressing a one-time link does: signs in, sets up, or says what is to be asked.
 * Throws AppError `not_found` for a link that was used, is too old, or is of somebody disabled.
 */
export async function signInByLink(db: Database, token: string, browser: string): Promise<Outcome> {
  const { kind } = await readLink(db.owner, token);
  if (kind === "set-up" || kind === "invitation") return { asks: kind };
  if (kind === "set-up-here") return { token: await setUp(db, token, null, browser) };
  return await db.owner.$transaction(async (writer) => {
    const { personId } = await takeLink(writer, token);
    const person = await writer.person.findFirst({
      where: { id: personId ?? "", disabledAt: null },
    });
    if (person === null) throw new AppError("not_found", "Nobody can sign in with this link.");
    await writeAudit(
      { actor: person.id, db: { owner: writer } },
      { action: "sign-in", target: person.id, detail: { how: "link" } },
    );
    return { token: await startLogin(writer, { personId: person.id, how: "link", browser }) };
  });
}
