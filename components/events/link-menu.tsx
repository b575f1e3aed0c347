"use client";

import { Link2 } from "lucide-react";
import { useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Menu } from "@/components/ui/menu";
import type { Histogram } from "@/lib/api/contract";
import { toIsoTime } from "@/lib/format/time";
import type { EventSearch } from "@/lib/search/event-search";
import { printSearch } from "@/lib/search/url";

const SHOWN_MS = 2000;

/** Copies a link to this view: frozen in time and index, or moving along with both. */
export function LinkMenu({
  view,
  resolved,
}: {
  readonly view: EventSearch;
  /** The window and watermark that the answer on screen was read at. */
  readonly resolved: Pick<Histogram, "fromMs" | "toMs" | "asof"> | undefined;
}) {
  const [said, setSaid] = useState("");
  const copy = (shared: EventSearch, word: string) => {
    const url = new URL(`?${printSearch(shared)}`, window.location.href).href;
    navigator.clipboard.writeText(url).then(
      () => setSaid(word),
      () => setSaid("Copying is not allowed"),
    );
    setTimeout(() => setSaid(""), SHOWN_MS);
  };
  const frozen = () => {
    if (resolved === undefined) return setSaid("Still loading");
    const from = toIsoTime(resolved.fromMs);
    const to = toIsoTime(resolved.toMs);
    copy({ ...view, from, to, asof: resolved.asof }, "Frozen link copied");
  };
  const moving = () => copy({ ...view, asof: null }, "Moving link copied");
  useShortcuts({ y: frozen });
  return (
    <Menu
      label="Copy link"
      button={
        <>
          <Link2 size={16} aria-hidden="true" />
          <span role="status">{said === "" ? "Link" : said}</span>
        </>
      }
      items={[
        {
          label: "Copy frozen link",
          detail: "Shows exactly these events, also after more arrive (y)",
          onSelect: frozen,
        },
        {
          label: "Copy moving link",
          detail: "Same question, answered anew when it is opened",
          onSelect: moving,
        },
      ]}
    />
  );
}
