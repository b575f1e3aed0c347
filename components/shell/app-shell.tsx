"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { CodeMissing } from "@/components/ui/code-missing";
import { codeOnDemand } from "@/components/ui/code-on-demand";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { PageLink } from "@/components/ui/page-link";
import { CaseChip } from "./case-chip";
import { ImportChip } from "./import-chip";
import { OfflineNote } from "./offline-note";
import { PersonMenu } from "./person-menu";
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

const OpenAlerts = onDemand(() => import("./open-alerts").then((module) => module.OpenAlerts));

// Nothing has the focus at first.
const FOCUS = codeOnDemand(() => import("./keep-focus"));

const ROOMS = [
  { href: "/", label: "Overview", key: "g o", icon: "layout-dashboard" },
  { href: "/events", label: "Events", key: "g e", icon: "list" },
  { href: "/alerts", label: "Alerts", key: "g a", icon: "bell" },
  { href: "/cases", label: "Cases", key: "g c", icon: "folder-open" },
  { href: "/rules", label: "Rules", key: "g d", icon: "scan-search" },
  { href: "/reports", label: "Reports", key: "g t", icon: "list-checks" },
  { href: "/regions", label: "Regions", key: "g r", icon: "globe" },
  { href: "/principals", label: "Users & roles", key: "g u", icon: "users" },
  { href: "/views", label: "Views", key: "g v", icon: "bookmark" },
  { href: "/history", label: "History", key: "g h", icon: "rotate-ccw-clock" },
  { href: "/imports", label: "Imports", key: "g i", icon: "folder-input" },
  { href: "/integrity", label: "Integrity", key: "g p", icon: "circle-check" },
  { href: "/coverage", label: "Coverage", key: "g l", icon: "grid-2x2" },
] as const;

const ITEM =
  "flex items-center rounded-md text-xs no-underline hover:bg-hover sm:w-full sm:flex-col sm:gap-0.5 sm:py-1 [overflow-wrap:normal]";
const ROOM = `${ITEM} relative flex-col py-1 text-center leading-3 max-sm:gap-0.5 max-sm:text-[10px]`;
/** On a narrow screen a row of its own above the rooms. */
const TOOL = `${ITEM} text-muted whitespace-nowrap max-sm:h-6 max-sm:gap-1 max-sm:px-1 max-sm:text-[11px]`;

const ignore = () => undefined;

/** The frame around every page: the rail of rooms, theme, clock and keys. */
export function AppShell({
  notice,
  children,
}: {
  /** Stands above every page. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}) {
  const router = useRouter();
  const pathname = usePathname();
  const { zone, set } = usePreferences();
  const [helpOpen, setHelpOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  useShortcuts({
    "?": () => setHelpOpen(true),
    u: () => set("zone", zone === "utc" ? "local" : "utc"),
    ...Object.fromEntries(ROOMS.map(({ key, href }) => [key, () => router.push(href)])),
  });
  useKeyPresses();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !/^k$/i.test(event.key)) return;
      event.preventDefault();
      setPaletteOpen(true);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
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
        className="flex shrink-0 border-line bg-surface p-1 max-sm:flex-col-reverse max-sm:border-t sm:w-16 sm:flex-col sm:overflow-y-auto sm:border-e sm:py-2"
      >
        <div className="grid grid-cols-6 sm:flex sm:flex-col sm:gap-1">
          {ROOMS.map(({ href, label, key, icon }) => {
            const current = href === "/" ? pathname === href : pathname.startsWith(href);
            return (
              <PageLink
                key={href}
                href={href}
                aria-current={current ? "page" : undefined}
                title={`${label} (${key})`}
                className={`${ROOM} ${current ? "bg-selected font-medium text-ink" : "text-muted"}`}
              >
                <Icon name={icon} size={18} />
                {label}
                {href === "/alerts" ? <OpenAlerts /> : null}
              </PageLink>
            );
          })}
        </div>
        <div className="flex max-sm:flex-wrap max-sm:justify-end sm:mt-auto sm:w-full sm:flex-col sm:gap-1">
          <CaseChip className={TOOL} pathname={pathname} />
          <ImportChip />
          <ZoneSwitch className={TOOL} />
          <ThemeSwitch className={TOOL} />
          <button
            type="button"
            title="Find a command, a view or an event (Ctrl K)"
            aria-keyshortcuts="Control+K Meta+K"
            className={`${TOOL} max-sm:hidden`}
            onClick={() => setPaletteOpen(true)}
          >
            <Icon name="square-terminal" size={18} />
            Find
          </button>
          <button
            type="button"
            title="Keys and help (?)"
            className={TOOL}
            onClick={() => setHelpOpen(true)}
          >
            <Icon name="circle-question-mark" size={18} />
            Help
          </button>
          <PersonMenu className={TOOL} />
        </div>
      </nav>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col" data-print-flow>
        {notice}
        <OfflineNote />
        <CodeMissing />
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
