import * as oidc from "openid-client";
import { hashToken, newToken } from "@/lib/auth/secret-token";
import type { Database } from "@/lib/db/database";
import { providerClient } from "./provider-client";
import type { ProviderSettings } from "./provider-settings";

const LASTS_MS = 10 * 60_000;

/**
 * Begins signing in at the provider. Answers where to go, and a token that the browser keeps, so
 * that it alone can come back with the answer.
 */
export async function beginProviderSignIn(
  db: Database,
  settings: ProviderSettings,
  backTo: string,
): Promise<{ readonly url: URL; readonly browserToken: string }> {
  const config = await providerClient(settings);
  const [state, nonce, browserToken] = [newToken(), newToken(), newToken()];
  const verifier = oidc.randomPKCECodeVerifier();
  await db.owner.providerAttempt.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  await db.owner.providerAttempt.create({
    data: {
      stateHash: hashToken(state),
      browserHash: hashToken(browserToken),
      ...{ nonce, verifier, backTo },
      expiresAt: new Date(Date.now() + LASTS_MS),
    },
  });
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: settings.callback.href,
    scope: "openid email profile",
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...{ state, nonce },
  });
  return { url, browserToken };
}
