"use client";

import { CircleHelp, FolderInput, List, SquareTerminal } from "lucide-react";
import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { codeOnDemand } from "@/components/ui/code-on-demand";
import { onDemand } from "@/components/ui/on-demand";
import { PageLink } from "@/components/ui/page-link";
import { ImportChip } from "./import-chip";
import { OfflineNote } from "./offline-note";
import { usePreferences } from "./preferences";
import { ThemeSwitch } from "./theme-switch";
import { useKeyPresses, useShortcuts } from "./use-shortcuts";
import { ZoneSwitch } from "./zone-switch";

// Never on the server: a part that is fetched on demand must not make the page wait for it.
const ShortcutSheet = onDemand(() =>
  import("./shortcut-sheet").then((module) => module.ShortcutSheet),
);

const CommandPalette = onDemand(() =>
  import("./command-palette").then((module) => module.CommandPalette),
);

// Nothing has the focus at first.
const FOCUS = codeOnDemand(() => import("./keep-focus"));

const ROOMS = [
  { href: "/events", label: "Events", key: "g e", Icon: List },
  { href: "/imports", label: "Imports", key: "g i", Icon: FolderInput },
] as const;

const RAIL_ITEM =
  "flex flex-col items-center gap-0.5 rounded-md px-1 py-1.5 text-xs whitespace-nowrap no-underline hover:bg-hover max-sm:min-w-14 sm:w-full";

const ignore = () => undefined;

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
  useKeyPresses();
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
    <div className="flex h-dvh flex-col-reverse sm:flex-row" data-print-flow>
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
            <PageLink
              key={href}
              href={href}
              aria-current={current ? "page" : undefined}
              title={`${label} (${key})`}
              className={`${RAIL_ITEM} ${current ? "bg-selected font-medium text-ink" : "text-muted"}`}
            >
              <Icon size={18} aria-hidden="true" />
              {label}
            </PageLink>
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
      <div className="flex min-h-0 min-w-0 flex-1 flex-col" data-print-flow>
        <OfflineNote />
        <main
          id="main"
          tabIndex={-1}
          className="min-h-0 min-w-0 flex-1 overflow-auto outline-none"
          onFocus={({ currentTarget }) =>
            void FOCUS.fetch().then(({ keepFocus }) => keepFocus(currentTarget), ignore)
          }
        >
          {children}
        </main>
      </div>
      {paletteOpen ? <CommandPalette onClose={() => setPaletteOpen(false)} /> : null}
      {helpOpen ? <ShortcutSheet open onClose={() => setHelpOpen(false)} /> : null}
    </div>
  );
}
