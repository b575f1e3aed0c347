import { levelWord } from "@/components/shell/level-mark";
import type { AlertList } from "@/lib/api/alert-contract";
import type { AlertView } from "./alert-view";
import { detectorWord, KIND_WORDS, STATE_WORDS } from "./alert-words";

/** A filter in words, behind "No alert": `that is open, of level high, with “x” in it`. */
export function filterWords(view: AlertView, choices: AlertList["choices"]): string {
  const { state, kind, level, rule, detector, account, assignee, text } = view;
  const is = [
    ...(state === "all" ? [] : [STATE_WORDS[state].toLowerCase()]),
    ...(kind === "shown" ? [] : [KIND_WORDS[kind].toLowerCase()]),
  ];
  const title = choices.rule.find(({ value }) => value === rule)?.label ?? `number ${rule}`;
  const parts = [
    ...(is.length === 0 ? [] : [`that is ${is.join(" and ")}`]),
    ...(level === "" ? [] : [`of level ${levelWord(level)}`]),
    ...(rule === "" ? [] : [`of the rule ${title}`]),
    ...(detector === "" ? [] : [`found by “${detectorWord(detector)}”`]),
    ...(account === "" ? [] : [`of account ${account}`]),
    ...(assignee === "" ? [] : [assignee === "none" ? "of nobody" : `of ${assignee}`]),
    ...(text === "" ? [] : [`with “${text}” in it`]),
  ];
  return parts.join(", ");
}
