"use client";

import { Dialog } from "@/components/ui/dialog";
import { usePreferences } from "./preferences";

const GROUPS = [
  {
    title: "Anywhere",
    keys: [
      ["g e", "Go to events"],
      ["g i", "Go to imports"],
      ["u", "Times in UTC or local"],
      ["?", "This sheet"],
    ],
  },
  {
    title: "Events",
    keys: [
      ["/", "Write a query"],
      ["t", "Choose a time"],
      ["b", "Show or hide the facets"],
      ["y", "Copy a frozen link"],
      ["-", "Zoom out in time"],
    ],
  },
  {
    title: "In the list",
    keys: [
      ["j k ↓ ↑", "Next, previous event"],
      ["Enter l", "Open the event"],
      ["h Esc", "Close the event"],
      ["Home End", "First, last loaded event"],
      ["PgUp PgDn", "One screen up, down"],
    ],
  },
  {
    title: "In the histogram",
    keys: [
      ["← →", "Move between bars"],
      ["Shift ← →", "Extend the selection"],
      ["Enter", "Zoom to the selection"],
    ],
  },
  {
    title: "While writing a query",
    keys: [
      ["Enter", "Search"],
      ["↓ ↑ Tab", "Choose a suggestion"],
      ["Alt Enter", "Apply the first fix"],
    ],
  },
] as const;

/** Every key in one place, and the switch that turns single keys off. */
export function ShortcutSheet({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { keys, set } = usePreferences();
  return (
    <Dialog title="Keyboard" open={open} onClose={onClose}>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 font-medium text-muted">{group.title}</h3>
            <dl className="space-y-1">
              {group.keys.map(([key, what]) => (
                <div key={key} className="flex justify-between gap-4">
                  <dt className="order-2 font-mono text-xs whitespace-nowrap">
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="mt-4 flex items-center gap-2 border-t border-line pt-3">
        <input
          type="checkbox"
          checked={keys === "on"}
          onChange={(event) => set("keys", event.target.checked ? "on" : "off")}
        />
        Single-key shortcuts are on
      </label>
    </Dialog>
  );
}
