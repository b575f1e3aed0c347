import * as oidc from "openid-client";
import { writeAudit } from "@/lib/audit/write-audit";
import { hashToken } from "@/lib/auth/secret-token";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { startLogin } from "./logins";
import { providerClient } from "./provider-client";
import { personOfProvider } from "./provider-person";
import type { ProviderSettings } from "./provider-settings";

/**
 * Reads what the provider answered, checks state, browser, issuer, audience, nonce, signature and
 * end of the token, and signs the person in. A state counts once.
 * Throws AppError `forbidden`, which does not tell what was wrong.
 */
export async function endProviderSignIn(
  db: Database,
  settings: ProviderSettings,
  answer: { readonly search: string; readonly browserToken: string; readonly browser: string },
): Promise<{ readonly token: string; readonly backTo: string }> {
  const url = new URL(settings.callback);
  url.search = answer.search;
  const state = url.searchParams.get("state") ?? "";
  const stateHash = hashToken(state);
  const attempt = await db.owner.providerAttempt.findUnique({ where: { stateHash } });
  const { count } = await db.owner.providerAttempt.deleteMany({ where: { stateHash } });
  const isOurs =
    attempt !== null &&
    count === 1 &&
    attempt.expiresAt > new Date() &&
    attempt.browserHash === hashToken(answer.browserToken);
  if (!isOurs) throw refused();
  const claims = await readClaims(settings, url, {
    expectedState: state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
  });
  const personId = await personOfProvider(db, claims, settings.defaultRole);
  if (personId === null) throw refused();
  await writeAudit(
    { actor: personId, db },
    { action: "sign-in", target: personId, detail: { how: "provider", issuer: claims.iss } },
  );
  const how = "provider";
  const token = await startLogin(db.owner, { personId, how, browser: answer.browser });
  return { token, backTo: attempt.backTo };
}

async function readClaims(
  settings: ProviderSettings,
  url: URL,
  checks: oidc.AuthorizationCodeGrantChecks,
): Promise<oidc.IDToken> {
  const config = await providerClient(settings);
  try {
    const tokens = await oidc.authorizationCodeGrant(config, url, {
      ...checks,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    const { userinfo_endpoint: endpoint } = config.serverMetadata();
    if (claims === undefined || claims.email !== undefined || endpoint === undefined) {
      return claims ?? refuse();
    }
    // Many say who somebody is there alone (OpenID Connect Core 1.0, 5.4); of the same subject.
    return { ...(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims };
  } catch (cause) {
    throw refused(cause);
  }
}

function refuse(): never {
  throw refused();
}

function refused(cause?: unknown): AppError {
  return new AppError("forbidden", "The identity provider's answer was refused.", undefined, {
    cause,
  });
}
