import type { FlagName } from "@/lib/cloudtrail/event";

const WORDS: Readonly<Record<FlagName, string>> = {
  "no-event-time": "It has no event time.",
  "bad-event-time": "Its event time cannot be read.",
  "time-implausible": "Its event time is implausible: long before CloudTrail, or in the future.",
  "no-event-id": "It has no event ID.",
  "bad-event-id": "Its event ID is not of the form that CloudTrail gives.",
  "no-event-name": "It does not name an event.",
  "no-region": "It names no Region.",
  "no-account": "It names no account.",
  "no-identity": "It does not say who acted.",
  "unknown-version": "Its record version is not one that AWS has documented.",
  "unknown-fields": "It has fields that no documented record version has.",
  "nul-character": "It holds a NUL character, which text should not.",
  "lone-surrogate": "It holds half a character, which no valid text has.",
  "invalid-utf8": "Its bytes are not valid UTF-8.",
  "number-precision":
    "A number in it has more digits than most programs keep. The raw text has them all.",
  "too-deep": "It is nested deeper than is indexed. The raw text has all of it.",
  "terms-truncated":
    "It has more values than are indexed. A search may miss some; the raw text has all.",
  correction: "It corrects an earlier event.",
  "id-conflict": "Another record has the same event ID and other content.",
  "wrong-type": "A field has another type than CloudTrail gives it.",
};

/** What is odd about a record, as a sentence about it; a name nobody knows stays as it is. */
export function flagWords(flag: string): string {
  return new Map<string, string>(Object.entries(WORDS)).get(flag) ?? flag;
}
