import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

/** What a button of the toolbar shows: an icon, and its word where there is room. */
export function EventToolbarLabel({
  icon,
  title,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  /** The word, as text. */
  readonly children: ReactNode;
}) {
  return (
    <span title={title} className="flex items-center gap-1.5">
      <Icon name={icon} />
      <span className="max-w-40 truncate max-xl:sr-only">{children}</span>
    </span>
  );
}
