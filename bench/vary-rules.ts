/** Names of calls, by the verbs that rules are about. */
const CALL =
  /\b(?:Add|Attach|Authorize|Create|Delete|Describe|Detach|Disable|Enable|Get|Invoke|List|Modify|Put|Remove|Revoke|Run|Send|Start|Stop|Update)[A-Z]\w+/g;

/**
 * Some number of rules made of a few: each copy has an id and a name of its own and is about other
 * calls, which are those of the other rules, so that as many of them match as of the originals.
 * @param texts rules about single events; those that name no call are tried on every event, and are
 * not made more
 */
export function varyRules(texts: readonly string[], count: number): readonly string[] {
  const calls = [...new Set(texts.flatMap((text) => text.match(CALL) ?? []))].sort();
  const copied = texts.filter((text) => /^ +-? *eventName:/m.test(text));
  const at = new Map(calls.map((call, place) => [call, place]));
  return Array.from({ length: count }, (_, number) => {
    const original = texts[number];
    if (original !== undefined) return original;
    const text = copied[number % copied.length] ?? "";
    const round = Math.ceil(number / copied.length);
    const id = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
    return text
      .replace(/^id: .*$/m, `id: ${id}`)
      .replace(/^name: (.*)$/m, `name: $1_${number}`)
      .replace(CALL, (call) => calls[((at.get(call) ?? 0) + round * 7) % calls.length] ?? call);
  });
}
