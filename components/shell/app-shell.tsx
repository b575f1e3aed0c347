"use client";

import { CircleHelp, FolderInput, List, SquareTerminal } from "lucide-react";
import type { Route } from "next";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { ImportChip } from "./import-chip";
import { usePreferences } from "./preferences";
import { ThemeSwitch } from "./theme-switch";
import { useShortcuts } from "./use-shortcuts";
import { ZoneSwitch } from "./zone-switch";

// Never on the server: a part that is fetched on demand must not make the page wait for it.
const ShortcutSheet = dynamic(
  () => import("./shortcut-sheet").then((module) => module.ShortcutSheet),
  { ssr: false },
);

const CommandPalette = dynamic(
  () => import("./command-palette").then((module) => module.CommandPalette),
  { ssr: false },
);

const ROOMS = [
  { href: "/events", label: "Events", key: "g e", Icon: List },
  { href: "/imports", label: "Imports", key: "g i", Icon: FolderInput },
] as const;

const RAIL_ITEM =
  "flex flex-col items-center gap-0.5 rounded-md px-1 py-1.5 text-xs whitespace-nowrap no-underline hover:bg-hover max-sm:min-w-14 sm:w-full";

/** The frame around every page: the rail of rooms, theme, clock and keys. */
export function AppShell({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const { zone, set } = usePreferences();
  const [helpOpen, setHelpOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const go = (href: Route) => () => router.push(href);
  useShortcuts({
    "?": () => setHelpOpen(true),
    u: () => set("zone", zone === "utc" ? "local" : "utc"),
    "g e": go("/events"),
    "g i": go("/imports"),
    "g v": go("/views"),
    "g h": go("/history"),
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setPaletteOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <div className="flex h-dvh flex-col-reverse sm:flex-row">
      <a
        href="#main"
        className="absolute -top-10 left-2 z-50 rounded-md bg-accent px-3 py-1.5 text-on-accent focus:top-2"
      >
        Skip to content
      </a>
      <nav
        aria-label="Rooms"
        className="flex shrink-0 items-center gap-1 border-line bg-surface p-1 max-sm:border-t sm:w-16 sm:flex-col sm:border-e sm:py-2"
      >
        {ROOMS.map(({ href, label, key, Icon }) => {
          const current = pathname.startsWith(href);
          return (
            <Link
              key={href}
              href={href}
              aria-current={current ? "page" : undefined}
              title={`${label} (${key})`}
              className={`${RAIL_ITEM} ${current ? "bg-selected font-medium text-ink" : "text-muted"}`}
            >
              <Icon size={18} aria-hidden="true" />
              {label}
            </Link>
          );
        })}
        <div className="flex gap-1 max-sm:ms-auto sm:mt-auto sm:w-full sm:flex-col">
          <ImportChip />
          <ZoneSwitch className={`${RAIL_ITEM} text-muted`} />
          <ThemeSwitch className={`${RAIL_ITEM} text-muted`} />
          <button
            type="button"
            title="Find a command, a view or an event (Ctrl K)"
            aria-keyshortcuts="Control+K Meta+K"
            className={`${RAIL_ITEM} text-muted max-sm:hidden`}
            onClick={() => setPaletteOpen(true)}
          >
            <SquareTerminal size={18} aria-hidden="true" />
            Find
          </button>
          <button
            type="button"
            title="Keys and help (?)"
            className={`${RAIL_ITEM} text-muted`}
            onClick={() => setHelpOpen(true)}
          >
            <CircleHelp size={18} aria-hidden="true" />
            Help
          </button>
        </div>
      </nav>
      <main id="main" tabIndex={-1} className="min-h-0 min-w-0 flex-1 overflow-auto outline-none">
        {children}
      </main>
      {paletteOpen ? <CommandPalette onClose={() => setPaletteOpen(false)} /> : null}
      {helpOpen ? <ShortcutSheet open onClose={() => setHelpOpen(false)} /> : null}
    </div>
  );
}
