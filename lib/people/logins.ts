import { LONGEST_MS } from "@/lib/auth/login-cookie";
import { hashToken, newToken } from "@/lib/auth/secret-token";
import type { Database } from "@/lib/db/database";
import { storableText } from "@/lib/desk/storable-text";

/** What may be asked within a transaction too. */
export type Writer = Pick<Database["owner"], "login" | "person" | "oneTimeLink">;

export type LoginWay = "link" | "password" | "provider";

/** A new sign-in of a person. Answers the token for the cookie; only its hash is kept. */
export async function startLogin(
  writer: Pick<Writer, "login">,
  { personId, how, browser }: { personId: string; how: LoginWay; browser: string },
): Promise<string> {
  const token = newToken();
  await writer.login.create({
    data: {
      tokenHash: hashToken(token),
      personId,
      how,
      browser: storableText(browser).slice(0, 300),
      expiresAt: new Date(Date.now() + LONGEST_MS),
    },
  });
  return token;
}

/** Ends all sign-ins of a person, or all but one. Answers how many. */
export async function endLogins(
  writer: Pick<Writer, "login">,
  personId: string,
  { except }: { readonly except?: string } = {},
): Promise<number> {
  const { count } = await writer.login.deleteMany({
    where: { personId, ...(except !== undefined && { id: { not: except } }) },
  });
  return count;
}
