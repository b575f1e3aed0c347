import { Contrast, Moon, Sun } from "lucide-react";

const ICONS = { light: Sun, dark: Moon, contrast: Contrast } as const;

/** The sign of a theme that the reader chose. */
export function ThemeIcon({ theme }: { readonly theme: keyof typeof ICONS }) {
  const Icon = ICONS[theme];
  return <Icon size={18} aria-hidden="true" />;
}
