"use client";

import { type ClipboardEvent, type KeyboardEvent, type RefObject, useState } from "react";
import type { SearchParams } from "@/lib/api/contract";
import type { Fix } from "@/lib/search/issue";
import { useHistoryWalk } from "./history-walk";
import { readIndicatorList } from "./indicator-paste";
import { useQueryDraft } from "./query-bar-draft";
import type { ShownIssue } from "./query-issues";
import { useOpenView } from "./saved-view-opened";
import type { SuggestionRow } from "./suggestion-rows";
import { useSuggestions } from "./use-suggestions";

/** What can be done in the query input: by keys, by choosing a suggestion, by pasting. */
export function useQueryBarActs(
  input: RefObject<HTMLTextAreaElement | null>,
  {
    search,
    serverIssues,
    onSearch,
  }: {
    readonly search: SearchParams;
    readonly serverIssues: readonly ShownIssue[];
    readonly onSearch: (q: string) => void;
  },
) {
  const query = useQueryDraft(input, { q: search.q, serverIssues, onSearch });
  const { draft, caret } = query;
  const suggestions = useSuggestions(draft, caret, search);
  const { rows, active } = suggestions;
  const history = useHistoryWalk(query.write);
  const openView = useOpenView();
  /** The words at the caret: from the moment it moves until Escape or the search hides them. */
  const [caretSpeaks, setCaretSpeaks] = useState(false);

  const close = () => {
    suggestions.close();
    setCaretSpeaks(false);
  };
  const send = (text: string) => {
    close();
    query.send(text);
  };
  const mend = (fix: Fix) => {
    close();
    query.mend(fix);
  };
  const choose = ({ act }: SuggestionRow) => {
    if (act.kind === "write") {
      const { text, from, to, kind } = act.suggestion;
      query.write(`${draft.slice(0, from)}${text}${draft.slice(to)}`, from + text.length);
      // A field goes on to its values, a value is finished.
      if (kind === "value") suggestions.close();
      else suggestions.open();
    } else if (act.kind === "open") {
      close();
      openView(act.view);
    } else {
      query.write(act.q);
      send(act.q);
    }
  };
  const onArrow = (step: 1 | -1, event: KeyboardEvent): boolean => {
    if (event.ctrlKey) {
      close();
      void history.step(step === 1 ? -1 : 1, draft);
    } else if (rows.length > 0) suggestions.move(step);
    else if (step === 1 && (event.altKey || caret === draft.length)) suggestions.open();
    else return false;
    return true;
  };
  const onEnter = (event: KeyboardEvent): boolean => {
    if (event.shiftKey) return false;
    const fix = query.issues.find(({ fixes }) => fixes.length > 0)?.fixes[0];
    if (event.altKey) {
      if (fix !== undefined) mend(fix);
    } else if (active === undefined) send(draft);
    else choose(active);
    return true;
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.key === "Enter") return onEnter(event);
    if (event.key === "ArrowDown") return onArrow(1, event);
    if (event.key === "ArrowUp") return onArrow(-1, event);
    if (event.key === "Tab" && !event.shiftKey && active !== undefined) choose(active);
    else if (event.key !== "Escape") return false;
    else if (rows.length > 0 || caretSpeaks) close();
    else leave(input.current);
    return true;
  };
  return {
    query,
    suggestions,
    caretSpeaks,
    close,
    send,
    mend,
    choose,
    onKeyDown: (event: KeyboardEvent) => {
      if (onKey(event)) event.preventDefault();
    },
    onKeyUp: ({ key }: KeyboardEvent) => {
      if (/^(?:ArrowLeft|ArrowRight|Home|End)$/.test(key)) setCaretSpeaks(true);
    },
    onType: (text: string, at: number) => {
      query.type(text, at);
      history.leave();
      suggestions.open();
      setCaretSpeaks(true);
    },
    onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => {
      const { selectionStart: from, selectionEnd: to } = event.currentTarget;
      const isAlone = `${draft.slice(0, from)}${draft.slice(to)}`.trim() === "";
      const list = readIndicatorList(event.clipboardData.getData("text"), isAlone ? ", " : ",");
      if (list === null) return;
      event.preventDefault();
      query.write(`${draft.slice(0, from)}${list}${draft.slice(to)}`, from + list.length);
    },
  };
}

/** Out of the query, into the list where there is one. */
function leave(input: HTMLElement | null): void {
  input?.blur();
  document.querySelector<HTMLElement>("[role=grid]")?.focus();
}
