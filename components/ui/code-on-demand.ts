"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

/** Code without a face that is fetched when it is needed first; see on-demand.tsx for why. */
export interface Code<Module> {
  /** Null until it has come. */
  readonly now: () => Module | null;
  /** Fetches it once; a fetch that failed is tried again. */
  readonly fetch: () => Promise<Module>;
}

export function codeOnDemand<Module>(load: () => Promise<Module>): Code<Module> {
  let here: Module | null = null;
  let coming: Promise<Module> | null = null;
  return {
    now: () => here,
    fetch: () => {
      coming ??= load().then(
        (code) => {
          here = code;
          return code;
        },
        (error) => {
          coming = null;
          throw error;
        },
      );
      return coming;
    },
  };
}

/** The code for drawing: null until it has come, which it does once it is wanted. */
export function useCode<Module>(code: Code<Module>, isWanted: boolean): Module | null {
  const [, setHere] = useState(false);
  const module = code.now();
  const isMissing = isWanted && module === null;
  useEffect(() => {
    if (!isMissing) return;
    code.fetch().then(
      () => setHere(true),
      () => undefined,
    );
  }, [code, isMissing]);
  return module;
}

/** The last act whose code could not be fetched; code-missing.tsx tells of it. */
let missed: { readonly code: unknown; readonly again: () => void } | null = null;
const listeners = new Set<() => void>();

/** Acts at once when the code is here, else as soon as it has come: no press is lost. */
export function withCode<Module>(code: Code<Module>, act: (module: Module) => void): void {
  const module = code.now();
  if (module === null) void fetchAndAct(code, act);
  else act(module);
}

async function fetchAndAct<Module>(
  code: Code<Module>,
  act: (module: Module) => void,
): Promise<void> {
  const from = document.activeElement;
  const module = await code.fetch().catch(() => null);
  if (module !== null) {
    if (missed?.code === code) miss(null);
    return act(module);
  }
  const again = () => {
    // The focus goes back from the note to where the act began.
    if (from instanceof HTMLElement) from.focus();
    withCode(code, act);
  };
  miss({ code, again });
}

function miss(next: typeof missed): void {
  missed = next;
  for (const listener of listeners) listener();
}

/** Starts the act again whose code could not be fetched; null when there is none. */
export function useMissedAct(): (() => void) | null {
  return useSyncExternalStore(
    listen,
    () => missed?.again ?? null,
    () => null,
  );
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
