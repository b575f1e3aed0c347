"use client";

import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { usePreferences } from "./preferences";
import { useShortcuts } from "./use-shortcuts";

const ThemeIcon = onDemand(
  () => import("./theme-icon").then((module) => module.ThemeIcon),
  <span className="size-4.5" />,
);

const THEMES = {
  system: { next: "light", word: "Auto" },
  light: { next: "dark", word: "Light" },
  dark: { next: "contrast", word: "Dark" },
  contrast: { next: "system", word: "Contrast" },
} as const;

/** Steps through system, light, dark and high contrast. */
export function ThemeSwitch({ className }: { readonly className: string }) {
  const { theme, set } = usePreferences();
  const { next, word } = THEMES[theme];
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
      {theme === "system" ? <Icon name="sun-moon" size={18} /> : <ThemeIcon theme={theme} />}
      {word}
    </button>
  );
}
