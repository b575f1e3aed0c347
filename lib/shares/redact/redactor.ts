import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";
import { kindOfField } from "./field-kinds";
import { maskAccessKey, replaceIdentities, toNetwork } from "./find-identities";
import { type PseudonymKind, Pseudonyms } from "./pseudonyms";

export const PRESETS = ["none", "internal", "external"] as const;
export type Preset = (typeof PRESETS)[number];

export const WITHHELD = "[withheld]";
const DEEPEST = 100;
/** A longer value is withheld rather than named: nobody would look for it elsewhere. */
const LONGEST_NAMED = 256;
const AWS_WORD = /^(?:[a-z0-9-]+\.)+amazonaws\.com(?:\.cn)?$|^AWS Internal$/;
const PLAIN_WORD = /^[A-Za-z ]{1,24}$/;
const SIMPLE_KEY = /^[A-Za-z][A-Za-z0-9]{0,48}$/;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Redacts texts and values of one share. What is seen while it collects gets its pseudonym; then the
 * same things are redacted again with all of them known, so that a name that comes last is replaced
 * in what came first.
 */
export class Redactor {
  readonly names = new Pseudonyms();
  /** Until all was seen once. */
  collecting = true;

  constructor(readonly preset: Preset) {}

  /** Prose, titles, queries: secrets and keys masked, and who and where replaced as the preset says. */
  text(given: string, depth = 0): string {
    const masked = maskSecrets(given).text;
    const plain = replaceIdentities(masked, ({ kind, value }) => this.#identity(kind, value));
    const named = this.collecting ? plain : this.names.replaceIn(plain);
    return depth < 2 ? this.#encoded(named, depth + 1) : named;
  }

  /** A person of this installation. */
  analyst(name: string): string {
    return this.preset === "external" ? this.names.of(name, "analyst") : this.text(name);
  }

  /** Any JSON value, leaf by leaf and key by key; `field` is the name it stands under. */
  value(given: unknown, field = "", parent = "", depth = 0): Json {
    if (depth > DEEPEST) return WITHHELD;
    if (Array.isArray(given)) {
      return given.map((item) => this.value(item, field, parent, depth + 1));
    }
    if (typeof given === "object" && given !== null) {
      const seen = new Set<string>();
      return Object.fromEntries(
        Object.entries(given).map(([key, item]) => {
          let name = this.#key(key);
          for (let number = 2; seen.has(name); number += 1) name = `${this.#key(key)} (${number})`;
          seen.add(name);
          return [name, this.value(item, key, field, depth + 1)];
        }),
      );
    }
    if (typeof given === "string") return this.#leaf(given, field, parent);
    if (typeof given === "number") return this.#number(given, field);
    return typeof given === "boolean" ? given : null;
  }

  #leaf(given: string, field: string, parent: string): Json {
    const text = this.text(given);
    if (this.preset !== "external" || given === "" || AWS_WORD.test(given)) return text;
    const own = kindOfField(field);
    if (own === "kept") return text;
    // Masked, a network, or one name for the whole: nothing of the value is left.
    if (isWhole(given, text)) return text;
    if (given.length > LONGEST_NAMED) return WITHHELD;
    const isIdentity = /^(?:userIdentity|sessionIssuer)$/i.test(parent) && own !== "account";
    const kind = isIdentity ? "person" : own;
    if (kind === "value" && PLAIN_WORD.test(given)) return WITHHELD;
    return this.names.of(maskSecrets(given).text, kind);
  }

  #number(given: number, field: string): Json {
    if (this.preset !== "external" || kindOfField(field) === "kept") return given;
    const digits = String(given);
    if (digits.length === 12 && Number.isInteger(given)) return this.names.of(digits, "account");
    return digits.length > 6 ? WITHHELD : given;
  }

  #key(given: string): string {
    if (this.preset !== "external" || SIMPLE_KEY.test(given)) return this.text(given);
    const text = this.text(given);
    return isWhole(given, text) ? text : this.names.of(given, "key");
  }

  #identity(kind: string, value: string): string {
    if (kind === "access-key") return maskAccessKey(value);
    if (this.preset === "none") return value;
    if (kind === "ip") return toNetwork(value);
    if (kind === "email") return this.names.of(value, "person");
    if (this.preset === "internal") return value;
    if (kind === "account") return this.names.of(value, "account");
    return this.#arn(value);
  }

  /** A person's ARN has the name of the person, so that both are one to the recipient. */
  #arn(arn: string): string {
    const [, , service = "", , account = "", ...rest] = arn.split(":");
    if (account !== "") this.names.of(account, "account");
    const kind: PseudonymKind = /^(?:iam|sts)$/.test(service) ? "person" : "resource";
    const parts = rest.join(":").split(/[/:]/).filter(Boolean);
    const tail = parts.at(-1);
    if (kind === "person" && parts[0] === "assumed-role" && parts[1]) this.names.of(parts[1], kind);
    if (tail === undefined || tail.length < 3 || tail === "root") return this.names.of(arn, kind);
    return this.names.alias(arn, this.names.of(tail, kind));
  }

  /** What a percent-encoded or base64 word holds is redacted too. */
  #encoded(text: string, depth: number): string {
    return text
      .replace(/[^\s"'<>]*%[0-9a-f]{2}[^\s"'<>]*/gi, (word) => {
        const plain = decodePercent(word);
        const redacted = this.text(plain, depth);
        return redacted === plain ? word : redacted;
      })
      .replace(/[A-Za-z0-9+/_-]{6,}={0,2}/g, (word) => {
        const plain = decodeBase64(word);
        return plain === null || this.text(plain, depth) === plain ? word : WITHHELD;
      });
  }
}

/** Whether no word of the given text is left in the redacted one. */
function isWhole(given: string, redacted: string): boolean {
  if (redacted === WITHHELD || /^\*+$/.test(redacted)) return true;
  if (/^(?:Person [A-Z]+|(?:Account|Resource|Value|Analyst|Key) \d+)$/.test(redacted)) {
    return given !== redacted;
  }
  return /^[\da-f.:]+[.:]x$/i.test(redacted) || /^(?:AKIA|ASIA)\*+\w{4}$/i.test(redacted);
}

function decodePercent(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}

/** Only what decodes to readable text is taken for base64. */
function decodeBase64(word: string): string | null {
  const plain = Buffer.from(word, "base64").toString("utf8");
  return /^[\x20-\x7e\s]{3,}$/.test(plain) ? plain : null;
}
