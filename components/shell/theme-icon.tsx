import { Icon } from "@/components/ui/icon";

const ICONS = { light: "sun", dark: "moon", contrast: "contrast" } as const;

/** The sign of a theme that the reader chose. */
export function ThemeIcon({ theme }: { readonly theme: keyof typeof ICONS }) {
  return <Icon name={ICONS[theme]} size={18} />;
}
