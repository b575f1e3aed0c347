import { MenuList } from "@/components/ui/menu-list";
import type { LinkKind } from "./link-menu-text";

const ITEMS: readonly {
  readonly kind: LinkKind;
  readonly label: string;
  readonly detail: string;
}[] = [
  {
    kind: "frozen",
    label: "Copy frozen link",
    detail: "Shows exactly these events, also after more arrive (y)",
  },
  {
    kind: "moving",
    label: "Copy moving link",
    detail: "Same question, answered anew when it is opened",
  },
  { kind: "short", label: "Copy short link", detail: "The frozen link in a few characters" },
  {
    kind: "markdown",
    label: "Copy as Markdown",
    detail: "The open event, else this search, for a report or ticket (Y)",
  },
];

/** The kinds of links, each with what it is for. */
export function LinkMenuItems({
  close,
  onCopy,
}: {
  readonly close: () => void;
  readonly onCopy: (kind: LinkKind) => void;
}) {
  return (
    <MenuList
      close={close}
      items={ITEMS.map(({ kind, label, detail }) => ({
        label,
        detail,
        onSelect: () => onCopy(kind),
      }))}
    />
  );
}
