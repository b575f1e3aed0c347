"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { COOKIE_OF, type Preferences } from "./preference-cookies";

interface PreferencesValue extends Preferences {
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
  const inBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  const set = useCallback<PreferencesValue["set"]>((name, value) => {
    setChosen((before) => ({ ...before, [name]: value }));
    if (name === "theme") showTheme(value);
    remember(COOKIE_OF[name], value);
  }, []);
  const value = useMemo<PreferencesValue>(
    () => ({ ...chosen, zone: inBrowser ? chosen.zone : "utc", set }),
    [chosen, inBrowser, set],
  );
  return <Context value={value}>{children}</Context>;
}

/** The reader's theme, clock and keyboard choices. */
export function usePreferences(): PreferencesValue {
  const value = useContext(Context);
  if (value === null) throw new Error("PreferencesProvider is missing above this component.");
  return value;
}

function showTheme(theme: string): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** A year; without a secure context the choice lasts until the page is loaded again. */
function remember(name: string, value: string): void {
  if (!("cookieStore" in window)) return;
  const expires = Date.now() + 365 * 86_400_000;
  void window.cookieStore.set({ name, value, expires, path: "/", sameSite: "lax" });
}
