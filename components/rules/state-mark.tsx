import { Icon } from "@/components/ui/icon";
import type { RuleState } from "@/lib/api/rule-contract";
import { STATE_WORDS } from "./rule-words";

/** Whether a rule runs, as a word with a sign of its own. */
export function StateMark({ state }: { readonly state: RuleState }) {
  const { word, icon, look } = STATE_WORDS[state];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${look}`}>
      <Icon name={icon} size={14} className="shrink-0" />
      {word}
    </span>
  );
}
