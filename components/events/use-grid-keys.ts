"use client";

import type { KeyboardEvent } from "react";
import { useKeyNames, useShortcuts } from "@/components/shell/use-shortcuts";
import { type GridCommand, gridCommand } from "./grid-keys";

/** Keys of the list: all of them within it, and j and k from anywhere on the page. */
export function useGridKeys(
  run: (command: GridCommand) => void,
  focus: () => void,
): (event: KeyboardEvent) => void {
  const nameOf = useKeyNames();
  const fromAnywhere = (command: GridCommand) => () => {
    focus();
    run(command);
  };
  useShortcuts({ j: fromAnywhere("down"), k: fromAnywhere("up") });
  return (event) => {
    if (event.target !== event.currentTarget) return;
    const command = gridCommand(event, nameOf);
    if (command === null) return;
    event.preventDefault();
    run(command);
  };
}
