import { Icon } from "@/components/ui/icon";
import type { RuleLevel, RuleState } from "@/lib/api/rule-contract";
import { LEVEL_WORDS, levelRank, STATE_WORDS } from "./rule-words";

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

const LOOKS = [
  "text-muted",
  "text-muted",
  "text-ink",
  "font-medium text-warn",
  "font-semibold text-bad",
];

/** How bad what a rule finds is; the word says it, the colour helps. */
export function LevelMark({ level }: { readonly level: RuleLevel }) {
  return <span className={LOOKS[levelRank(level)]}>{LEVEL_WORDS[level]}</span>;
}
