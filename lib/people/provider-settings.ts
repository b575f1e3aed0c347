import type { Role } from "@/lib/auth/role";
import { signInConfig } from "@/lib/config";

/** An identity provider that is configured whole. */
export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** Of whom the provider vouches for and nobody invited; null: they are refused. */
  readonly defaultRole: Role | null;
  /** Where the provider sends people back to. */
  readonly callback: URL;
}

/** The configured provider; null when there is none. It needs PUBLIC_URL: the way back is fixed. */
export function providerSettings(): ProviderSettings | null {
  const {
    TRAILGLASS_OIDC_ISSUER: issuer,
    TRAILGLASS_OIDC_CLIENT_ID: clientId,
    TRAILGLASS_OIDC_CLIENT_SECRET: clientSecret,
    TRAILGLASS_OIDC_NAME: name,
    TRAILGLASS_OIDC_DEFAULT_ROLE: defaultRole = null,
    PUBLIC_URL: publicUrl,
  } = signInConfig();
  if (!issuer || !clientId || !clientSecret || !publicUrl) return null;
  const callback = new URL("/api/provider/callback", publicUrl);
  return { issuer: new URL(issuer), clientId, clientSecret, name, defaultRole, callback };
}

export function providerName(): string | null {
  return providerSettings()?.name ?? null;
}
