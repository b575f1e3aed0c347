/** Endings of names, in lower case and without separators. */
const SECRET_ENDINGS = [
  "apikey",
  "apikeys",
  "apikeyvalue",
  "apisecret",
  "appsecret",
  "assertion",
  "authenticationcode",
  "authenticationcode1",
  "authenticationcode2",
  "authorizationheader",
  "clientsecret",
  "consumersecret",
  "cookie",
  "encryptioncustomerkey",
  "jwtsecret",
  "keymaterial",
  "mfacode",
  "passcode",
  "passphrase",
  "passphrases",
  "passwd",
  "password",
  "passwords",
  "plaintext",
  "presharedkey",
  "privatekey",
  "privatekeypem",
  "privatekeys",
  "pwd",
  "samlresponse",
  "secretaccesskey",
  "secretbinary",
  "secretkey",
  "secretkeys",
  "secretstring",
  "sharedsecret",
  "signingsecret",
  "ssecustomerkey",
  "tokencode",
  "tokenvalue",
  "webhooksecret",
  "xamzsignature",
  "xgoogsignature",
] as const;

/** As an ending, AWS uses it for what it authorises: `snapshotCopyAuthorization`. */
const SECRET_NAMES: ReadonlySet<string> = new Set(["authorization", "proxyauthorization"]);

/**
 * Tokens that only say where a list goes on, that a call is a repetition, or which state was meant
 * (AWS APIs); KMS grant tokens are no secret by AWS' own word. The last two are error codes.
 */
const OPEN_TOKEN =
  /(?:next.*|previous|page|pagination|continuation|start|starting|forward|backward|sequence|resume|client|request|creation|idempotency|deduplication|lock|change|update|version|concurrency|grant|expired|invalid)token$/;

/** Short words that end other words too (`bypass`, `masterUserSecret`): only by themselves. */
const SECRET_WORD = /(?:^|[-_. ])pass$|[-_.]secret$/i;
const SECRET_HUMP = /[a-z\d]Pass$/;

/** The longest ending, with a separator after every letter, is shorter than this. */
const READ_LENGTH = 64;

/**
 * True for a JSON name whose value must not be shown: tokens, keys and passwords, whatever stands
 * before (`masterUserPassword`, `AWS_SESSION_TOKEN`). Case and separators do not matter.
 */
export function isSecretName(name: string): boolean {
  const end = name.slice(-READ_LENGTH);
  const bare = end.toLowerCase().replace(/[-_. ]/g, "");
  if (bare.endsWith("token")) return !OPEN_TOKEN.test(bare);
  return (
    SECRET_ENDINGS.some((ending) => bare.endsWith(ending)) ||
    (SECRET_NAMES.has(bare) && end.length === name.length) ||
    SECRET_WORD.test(end) ||
    SECRET_HUMP.test(end)
  );
}
