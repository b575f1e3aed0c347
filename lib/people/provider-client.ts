import * as oidc from "openid-client";
import { AppError } from "@/lib/errors";
import type { ProviderSettings } from "./provider-settings";

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** What the provider says of itself. Without https only a provider on this machine is believed. */
export async function providerClient({
  issuer,
  clientId,
  clientSecret,
}: ProviderSettings): Promise<oidc.Configuration> {
  const isLocal = issuer.protocol === "http:" && LOOPBACK.includes(issuer.hostname);
  try {
    return await oidc.discovery(issuer, clientId, clientSecret, undefined, {
      timeout: 10,
      execute: [
        // The signature of each token is checked too, not the connection alone.
        oidc.enableNonRepudiationChecks,
        ...(isLocal ? [oidc.allowInsecureRequests] : []),
      ],
    });
  } catch (cause) {
    throw new AppError(
      "unavailable",
      "The identity provider does not answer as one. Check TRAILGLASS_OIDC_ISSUER.",
      undefined,
      { cause },
    );
  }
}
