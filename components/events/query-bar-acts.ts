"use client";

import { type ClipboardEvent, type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { withCode } from "@/components/ui/code-on-demand";
import type { SearchParams } from "@/lib/api/contract";
import type { Fix } from "@/lib/search/issue";
import { focusList } from "./focus-list";
import { useHistoryWalk } from "./history-walk";
import { useQueryDraft } from "./query-bar-draft";
import { QUERY_CODE, type QueryFunctions } from "./query-code";
import type { ShownIssue } from "./query-issues";
import type { SuggestionRow } from "./suggestion-rows";
import { useOpenView } from "./use-open-view";
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
  const suggestions = useSuggestions(draft, caret);
  const { rows, active } = suggestions;
  const history = useHistoryWalk(query.write);
  const openView = useOpenView();
  /** The words at the caret: from the moment it moves until Escape or the search hides them. */
  const [caretSpeaks, setCaretSpeaks] = useState(false);
  const isPlaced = useRef(false);

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
    if (event.altKey) {
      close();
      query.mendFirst();
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
    onFocus: () => {
      const box = input.current;
      // The browser begins before the first character; a press places the caret after this.
      if (!isPlaced.current) box?.setSelectionRange(box.value.length, box.value.length);
      isPlaced.current = true;
      QUERY_CODE.fetch().catch(() => undefined);
      if (draft === "") suggestions.open();
    },
    onType: (text: string, at: number) => {
      query.type(text, at);
      history.leave();
      // Behind a bracket a condition is finished, until a space begins the next.
      if (text[at - 1] === ")") suggestions.close();
      else suggestions.open();
      setCaretSpeaks(true);
    },
    onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => {
      const { selectionStart: from, selectionEnd: to } = event.currentTarget;
      const isAlone = `${draft.slice(0, from)}${draft.slice(to)}`.trim() === "";
      const pasted = event.clipboardData.getData("text");
      const listed = (code: QueryFunctions) => code.readIndicatorList(pasted, isAlone ? ", " : ",");
      const code = QUERY_CODE.now();
      // What is no list is pasted by the browser.
      if (code !== null && listed(code) === null) return;
      event.preventDefault();
      withCode(QUERY_CODE, (module) => {
        const text = listed(module) ?? pasted;
        query.write(`${draft.slice(0, from)}${text}${draft.slice(to)}`, from + text.length);
      });
    },
  };
}

/** Out of the query, into the list where there is one. */
function leave(input: HTMLElement | null): void {
  input?.blur();
  focusList();
}
