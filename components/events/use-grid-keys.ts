"use client";

import type { KeyboardEvent } from "react";
import { useKeyNames, useShortcuts } from "@/components/shell/use-shortcuts";
import { type GridCommand, gridCommand, NAMED } from "./grid-keys";

/**
 * Keys of the list: all of them within it, and the letters from anywhere on the page.
 * @param hasRow there is an active row, to which they can do something
 */
export function useGridKeys(
  run: (command: GridCommand) => void,
  focus: () => void,
  hasRow: boolean,
): (event: KeyboardEvent) => void {
  const nameOf = useKeyNames();
  const fromAnywhere = (command: GridCommand) => () => {
    focus();
    run(command);
  };
  const named = Object.entries(NAMED).map(([name, command]) => [name, fromAnywhere(command)]);
  useShortcuts(hasRow ? Object.fromEntries(named) : {});
  return (event) => {
    if (event.target !== event.currentTarget) return;
    const command = gridCommand(event, nameOf);
    if (command === null) return;
    event.preventDefault();
    run(command);
  };
}
