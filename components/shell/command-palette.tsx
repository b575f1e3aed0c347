"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import { savedViewsQuery, searchRunsQuery } from "@/lib/api/desk-queries";
import { keyOf } from "./key-map";
import { pageRoute } from "./page-route";
import { type Command, findCommands } from "./palette-commands";
import { usePreferences } from "./preferences";
import { currentActions } from "./use-shortcuts";

/** Finds a command of this page, a saved view, an earlier search or an event by typing. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const { keyMap } = usePreferences();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [actions] = useState(currentActions);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const views = useQuery(savedViewsQuery);
  const runs = useQuery(searchRunsQuery(null, 50));
  const commands = findCommands(typed, {
    actions,
    views: views.data?.views ?? [],
    runs: runs.data?.runs ?? [],
    // Paths come from our own table of views and searches, or are built here.
    open: (path) => router.push(pageRoute(path)),
  });
  const current = Math.min(at, commands.length - 1);
  const choose = (command: Command | undefined) => {
    if (command === undefined) return;
    // The dialog gives the focus back when it closes, and only then may the command take it.
    list.current?.closest("dialog")?.close();
    setTimeout(command.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setAt((before) => (before + step + commands.length) % Math.max(1, commands.length));
    } else if (event.key === "Enter") choose(commands[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Commands" open onClose={onClose}>
      <input
        type="text"
        data-focus
        role="combobox"
        aria-label="Find a command, a view or an event"
        aria-expanded={commands.length > 0}
        aria-controls={listId}
        aria-activedescendant={current < 0 ? undefined : `${listId}-${current}`}
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        value={typed}
        className={INPUT_CLASS}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label="Commands"
        className="mt-2 max-h-[50dvh] overflow-auto"
      >
        {[...new Set(commands.map(({ group }) => group))].map((group) => (
          <fieldset key={group} aria-label={group} className="min-w-0">
            <div aria-hidden="true" className="px-2 pt-2 pb-1 text-xs text-muted">
              {group}
            </div>
            {commands.map((command, index) =>
              command.group === group ? (
                <div
                  key={command.id}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === current}
                  ref={index === current ? intoView : undefined}
                  className="flex min-h-8 items-center justify-between gap-4 rounded-md px-2 aria-selected:bg-selected hover:bg-hover"
                  onClick={() => choose(command)}
                  onKeyDown={onKeyDown}
                >
                  <span className="min-w-0 truncate">
                    <VisibleText text={command.label} />
                  </span>
                  {command.action === undefined ? null : (
                    <kbd className="shrink-0 font-mono text-xs text-muted">
                      {keyOf(command.action, keyMap)}
                    </kbd>
                  )}
                </div>
              ) : null,
            )}
          </fieldset>
        ))}
      </div>
      {views.isError || runs.isError ? (
        <p className="mt-2 text-xs text-muted">
          Saved views and earlier searches could not be loaded.
        </p>
      ) : null}
      <p className="sr-only" aria-live="polite">
        {commands.length} commands
      </p>
    </Dialog>
  );
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}
