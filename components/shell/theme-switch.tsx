"use client";

import { Contrast, Moon, Sun, SunMoon } from "lucide-react";
import { usePreferences } from "./preferences";
import { useShortcuts } from "./use-shortcuts";

const THEMES = {
  system: { next: "light", word: "Auto", Icon: SunMoon },
  light: { next: "dark", word: "Light", Icon: Sun },
  dark: { next: "contrast", word: "Dark", Icon: Moon },
  contrast: { next: "system", word: "Contrast", Icon: Contrast },
} as const;

/** Steps through system, light, dark and high contrast. */
export function ThemeSwitch({ className }: { readonly className: string }) {
  const { theme, set } = usePreferences();
  const { next, word, Icon } = THEMES[theme];
  useShortcuts({
    system: () => set("theme", "system"),
    light: () => set("theme", "light"),
    dark: () => set("theme", "dark"),
    contrast: () => set("theme", "contrast"),
  });
  return (
    <button
      type="button"
      className={className}
      title={`Theme: ${word}. Press for ${THEMES[next].word}.`}
      aria-label={`Theme: ${word}. Change to ${THEMES[next].word}`}
      onClick={() => set("theme", next)}
    >
      <Icon size={18} aria-hidden="true" />
      {word}
    </button>
  );
}
