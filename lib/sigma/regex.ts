import { RE2JS } from "re2js";
import { MAX_REGEX_LENGTH, MAX_REGEX_STEPS } from "./limits";

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
}

export type CompiledRegex =
  | { readonly finds: (value: string) => boolean }
  | { readonly problem: string };

/**
 * A regular expression that takes time in proportion to the value, whatever the pattern: an
 * expression that backtracks could stop the program with one log line. The specification's flavour
 * (no look-around, no references back) is a part of RE2's. It may match anywhere in a value.
 */
export function compileRegex(source: string, flags: RegexFlags): CompiledRegex {
  if (source.length > MAX_REGEX_LENGTH) {
    return { problem: `A regular expression has at most ${MAX_REGEX_LENGTH} characters.` };
  }
  const bits =
    (flags.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.multiLine ? RE2JS.MULTILINE : 0) |
    (flags.dotAll ? RE2JS.DOTALL : 0);
  try {
    const regex = RE2JS.compile(source, bits);
    if (regex.programSize() > MAX_REGEX_STEPS) {
      return { problem: "The regular expression is too large: repeat less, or split the rule." };
    }
    return { finds: (value) => regex.matcher(value).find() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const plain = reason.replace(/^error parsing regexp: /, "");
    return {
      problem: `The regular expression cannot be used: ${plain}. Look-around and references back are not supported.`,
    };
  }
}
