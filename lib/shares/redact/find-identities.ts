/** What a text may tell about who and where: a place in it and what it is. */
export interface FoundIdentity {
  readonly kind: "access-key" | "arn" | "email" | "account" | "ip";
  readonly value: string;
}

const IPV4 = String.raw`(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d])`;
const IPV6 = String.raw`(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){0,7}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?(?![\w:])|(?<![\w:])::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6}(?![\w:])`;

const PATTERN = new RegExp(
  [
    String.raw`(?<key>(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,124}(?![A-Z0-9]))`,
    String.raw`(?<arn>arn:[\w-]*:[\w-]*:[\w-]*:\d{0,12}:[^\s"'<>|]{1,2048})`,
    String.raw`(?<email>[\w.%+-]{1,64}@[a-z0-9.-]{1,200}\.[a-z]{2,24})`,
    `(?<ip>${IPV4}|${IPV6})`,
    String.raw`(?<account>(?<!\d)\d{12}(?!\d))`,
  ].join("|"),
  "gi",
);

const KINDS = {
  key: "access-key",
  arn: "arn",
  email: "email",
  ip: "ip",
  account: "account",
} as const;

/** Access keys, ARNs, e-mail addresses, addresses and account ids in a text, in its order. */
export function findIdentities(text: string): readonly FoundIdentity[] {
  const found: FoundIdentity[] = [];
  replaceIdentities(text, (identity) => {
    found.push(identity);
    return identity.value;
  });
  return found;
}

/** The text with each of them replaced by what `replace` says. */
export function replaceIdentities(text: string, replace: (found: FoundIdentity) => string): string {
  return text.replace(PATTERN, (value: string, ...rest: unknown[]) => {
    const groups = rest.at(-1);
    if (typeof groups !== "object" || groups === null) return value;
    for (const [name, kind] of Object.entries(KINDS)) {
      if (Reflect.get(groups, name) !== undefined) return replace({ kind, value });
    }
    return value;
  });
}

/** `AKIA************WXYZ`: enough to tell keys apart, not enough to look one up. */
export function maskAccessKey(key: string): string {
  return `${key.slice(0, 4)}${"*".repeat(Math.max(key.length - 8, 8))}${key.slice(-4)}`;
}

/** The network of an address: `203.0.113.x` (/24), `2001:db8:1:x` (/48). */
export function toNetwork(address: string): string {
  if (address.includes(".") && !address.includes(":")) return address.replace(/\.\d+$/, ".x");
  const head = address.split("::")[0]?.split(":").filter(Boolean) ?? [];
  return `${head.slice(0, 3).join(":")}:x`;
}
