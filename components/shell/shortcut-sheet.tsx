"use client";

import Link from "next/link";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { KeyField } from "./key-field";
import { keyOf } from "./key-map";
import { usePreferences } from "./preferences";
import { SHORTCUT_GROUPS } from "./shortcut-groups";

/** Every key in one place, where single keys can be switched off or given to other actions. */
export function ShortcutSheet({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { keys, keyMap, set } = usePreferences();
  const [changing, setChanging] = useState(false);
  return (
    <Dialog title="Keys and help" open={open} onClose={onClose}>
      <p className="mb-4 flex gap-4">
        <Link href="/manual/search" onClick={onClose}>
          The search language
        </Link>
        <Link href="/manual/api" onClick={onClose}>
          The API
        </Link>
      </p>
      <div className="gap-x-8 sm:columns-2">
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group.title} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 font-medium text-muted">{group.title}</h3>
            <dl className="space-y-1">
              {group.keys.map(({ key, does }) => (
                <div key={key} className="flex items-baseline justify-between gap-4">
                  <dt className="order-2 font-mono text-xs whitespace-nowrap">
                    {changing ? (
                      <KeyField name={key} />
                    ) : (
                      <kbd className={keys === "off" ? "text-muted line-through" : ""}>
                        {keyOf(key, keyMap)}
                      </kbd>
                    )}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
              {(group.fixed ?? []).map(({ key, does }) => (
                <div key={key} className="flex items-baseline justify-between gap-4">
                  <dt className="order-2 font-mono text-xs whitespace-nowrap">
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-3">
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={keys === "on"}
            onChange={(event) => set("keys", event.target.checked ? "on" : "off")}
          />
          Single-key shortcuts are on
        </label>
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={changing}
            onChange={(event) => setChanging(event.target.checked)}
          />
          Change keys
        </label>
        {Object.keys(keyMap).length > 0 ? (
          <button
            type="button"
            className="min-h-6 rounded-sm px-1 text-accent underline underline-offset-2 hover:bg-hover"
            onClick={() => set("keyMap", {})}
          >
            Back to the usual keys
          </button>
        ) : null}
      </div>
    </Dialog>
  );
}
