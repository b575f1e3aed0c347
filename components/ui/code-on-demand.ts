"use client";

import { useEffect, useState } from "react";

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

/** Acts at once when the code is here, else as soon as it has come: no press is lost. */
export function withCode<Module>(code: Code<Module>, act: (module: Module) => void): void {
  const module = code.now();
  if (module === null) void code.fetch().then(act);
  else act(module);
}
