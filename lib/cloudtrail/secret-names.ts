/** Endings of names, in lower case and without separators. */
const SECRET_ENDINGS = [
  "accesstoken",
  "assertion",
  "authorizationtoken",
  "authtoken",
  "bearertoken",
  "clientsecret",
  "consumersecret",
  "idtoken",
  "keymaterial",
  "passphrase",
  "passwd",
  "password",
  "plaintext",
  "presharedkey",
  "privatekey",
  "refreshtoken",
  "samlresponse",
  "secretaccesskey",
  "secretbinary",
  "secretkey",
  "secretstring",
  "securitytoken",
  "sessiontoken",
  "sharedsecret",
  "signintoken",
  "tokenvalue",
  "webidentitytoken",
  "xamzsignature",
  "xgoogsignature",
] as const;

/** The longest ending, with a separator after every letter, is shorter than this. */
const READ_LENGTH = 64;

/**
 * True for a JSON name whose value must not be shown: tokens, keys and passwords, whatever stands
 * before (`masterUserPassword`, `AWS_SESSION_TOKEN`). Case and separators do not matter.
 */
export function isSecretName(name: string): boolean {
  const bare = name
    .slice(-READ_LENGTH)
    .toLowerCase()
    .replace(/[-_. ]/g, "");
  return SECRET_ENDINGS.some((ending) => bare.endsWith(ending));
}
