import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What a button of the toolbar shows: an icon, and its word where there is room. */
export function EventToolbarLabel({
  Icon,
  title,
  children,
}: {
  readonly Icon: LucideIcon;
  readonly title: string;
  /** The word, as text. */
  readonly children: ReactNode;
}) {
  return (
    <span title={title} className="flex items-center gap-1.5">
      <Icon size={16} aria-hidden="true" />
      <span className="max-w-40 truncate max-xl:sr-only">{children}</span>
    </span>
  );
}
