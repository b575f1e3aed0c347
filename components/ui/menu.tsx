"use client";

import type { ReactNode } from "react";
import { type MenuItem, MenuList } from "./menu-list";
import { Popover } from "./popover";

/** A button with a short list of commands; Escape closes. */
export function Menu({
  label,
  button,
  items,
  align = "end",
}: {
  readonly label: string;
  readonly button: ReactNode;
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end";
}) {
  return (
    <Popover label={label} button={button} align={align}>
      {(close) => <MenuList items={items} close={close} />}
    </Popover>
  );
}
