"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useState } from "react";
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
  const views = useQuery(savedViewsQuery);
  const runs = useQuery(searchRunsQuery(null, 50));
  const commands = findCommands(typed, {
    actions,
    views: views.data?.views ?? [],
    runs: runs.data?.runs ?? [],
    // Paths come from our own table of views and searches, or are built here.
    open: (path) => router.push(pageRoute(path)),
  });
  const active = commands[Math.min(at, commands.length - 1)];
  const choose = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    // After the dialog has given the focus back, so that the command may take it.
    setTimeout(command.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setAt((before) => (before + step + commands.length) % Math.max(1, commands.length));
    } else if (event.key === "Enter") choose(active);
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
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
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
        id={listId}
        role="listbox"
        aria-label="Commands"
        className="mt-2 max-h-[50dvh] overflow-auto"
      >
        {commands.map((command, index) => (
          <div
            key={command.id}
            id={`${listId}-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={command === active}
            ref={command === active ? intoView : undefined}
            className="flex min-h-8 items-center justify-between gap-4 rounded-md px-2 aria-selected:bg-selected hover:bg-hover"
            onClick={() => choose(command)}
            onKeyDown={onKeyDown}
          >
            <span className="min-w-0 truncate">
              <VisibleText text={command.label} />
            </span>
            <span className="shrink-0 text-xs text-muted">
              {command.action === undefined ? (
                command.group === commands[index - 1]?.group ? (
                  ""
                ) : (
                  command.group
                )
              ) : (
                <kbd className="font-mono">{keyOf(command.action, keyMap)}</kbd>
              )}
            </span>
          </div>
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
