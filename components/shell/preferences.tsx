"use client";

import { useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useInBrowser } from "@/components/ui/use-in-browser";
import type { Zone } from "@/lib/format/time";
import { COOKIE_OF, type Preferences, printPreference, shownZone } from "./preference-cookies";

interface PreferencesValue extends Preferences {
  /** The reader's own clock, when the link of this page asks for another. */
  readonly ownZone: Zone;
  readonly set: <K extends keyof Preferences>(name: K, value: Preferences[K]) => void;
}

const Context = createContext<PreferencesValue | null>(null);

/** Holds what the reader chose for this browser. The server reads the same cookies: no flash. */
export function PreferencesProvider({
  initial,
  children,
}: {
  readonly initial: Preferences;
  readonly children: ReactNode;
}) {
  const [chosen, setChosen] = useState(initial);
  // The server knows no local clock: the first render is UTC on both sides, then the choice.
  const inBrowser = useInBrowser();
  const asked = useSearchParams().get("tz");
  const set = useCallback<PreferencesValue["set"]>((name, value) => {
    setChosen((before) => ({ ...before, [name]: value }));
    if (name === "zone") dropAskedZone();
    const text = printPreference(value);
    if (name === "theme") showTheme(text);
    remember(COOKIE_OF[name], text);
  }, []);
  const value = useMemo<PreferencesValue>(() => {
    const zone = shownZone(asked, chosen.zone, inBrowser);
    return { ...chosen, zone, ownZone: chosen.zone, set };
  }, [chosen, asked, inBrowser, set]);
  return <Context value={value}>{children}</Context>;
}

/** The reader's theme, clock and keyboard choices. */
export function usePreferences(): PreferencesValue {
  const value = useContext(Context);
  if (value === null) throw new Error("PreferencesProvider is missing above this component.");
  return value;
}

/** The clock that was chosen last counts: one that came with the link is left. */
function dropAskedZone(): void {
  const pairs = window.location.search.slice(1).split("&");
  const kept = pairs.filter((pair) => !pair.startsWith("tz="));
  if (kept.length === pairs.length) return;
  window.history.replaceState(
    null,
    "",
    `${window.location.pathname}?${kept.join("&")}`.replace(/\?$/, ""),
  );
}

function showTheme(theme: string): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** For a year. Set as a text: a Cookie Store exists only behind https. */
function remember(name: string, value: string): void {
  const cookie = `${name}=${value}; path=/; max-age=${365 * 86_400}; samesite=lax`;
  Object.assign(document, { cookie });
}
