/** Lower case, without separators. */
const SECRET_NAMES: ReadonlySet<string> = new Set([
  "accesstoken",
  "authorizationtoken",
  "authtoken",
  "clientsecret",
  "idtoken",
  "passphrase",
  "passwd",
  "plaintext",
  "privatekey",
  "refreshtoken",
  "samlassertion",
  "secretaccesskey",
  "secretbinary",
  "secretstring",
  "securitytoken",
  "sessiontoken",
  "signintoken",
  "webidentitytoken",
  "xamzsecuritytoken",
  "xamzsignature",
]);

/**
 * True for a JSON name whose value must not be shown: tokens and keys, and every name that ends in
 * `password` (`masterUserPassword`, `newPassword`). Case and separators do not matter.
 */
export function isSecretName(name: string): boolean {
  if (name.length > 64) return false;
  const bare = name.toLowerCase().replace(/[-_. ]/g, "");
  return bare.endsWith("password") || SECRET_NAMES.has(bare);
}
