import { useId, useState } from "react";
import { keyOf } from "./key-map";
import { usePreferences } from "./preferences";
import { keyConflict, wordsOf } from "./shortcut-groups";

/** One action's key, to be written anew. A key that is taken is refused and says by what. */
export function KeyField({ name }: { readonly name: string }) {
  const { keyMap, set } = usePreferences();
  const kept = keyOf(name, keyMap);
  const [draft, setDraft] = useState<string | null>(null);
  const problem = draft === null ? null : keyConflict(name, draft, keyMap);
  const id = useId();
  const write = (text: string) => {
    if (keyConflict(name, text, keyMap) !== null) return setDraft(text);
    setDraft(null);
    const { [name]: _before, ...others } = keyMap;
    set("keyMap", text === name ? others : { ...others, [name]: text });
  };
  return (
    <span className="flex flex-col items-end">
      <input
        value={draft ?? kept}
        maxLength={3}
        aria-label={`Key for: ${wordsOf(name)}`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        className="h-6 w-14 rounded-sm border border-edge bg-surface px-1 text-center aria-invalid:border-bad"
        onFocus={(event) => event.target.select()}
        onChange={(event) => write(event.target.value)}
        onBlur={() => setDraft(null)}
      />
      {problem === null ? null : (
        <span
          id={id}
          role="alert"
          className="max-w-48 text-end font-sans whitespace-normal text-bad"
        >
          {problem}
        </span>
      )}
    </span>
  );
}
