"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { useZone } from "@/components/shell/use-zone";
import { Menu } from "@/components/ui/menu";
import type { EventSearch } from "@/lib/search/event-search";
import { EventToolbarLabel } from "./event-toolbar-label";
import { copyText } from "./link-menu-copy";
import type { LinkKind } from "./link-menu-text";

const LinkByHand = dynamic(
  () => import("./link-menu-by-hand").then((module) => module.LinkByHand),
  { ssr: false },
);

const SHOWN_MS = 4000;

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

/** Copies a link to this view: frozen in time and index, moving along with both, short, or named. */
export function LinkMenu({ view }: { readonly view: EventSearch }) {
  const client = useQueryClient();
  const zone = useZone();
  const [said, setSaid] = useState("");
  const [byHand, setByHand] = useState<string | null>(null);
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async (kind: LinkKind) => {
    const link = import("./link-menu-text").then(({ linkText }) =>
      linkText(kind, { view, zone, client }),
    );
    try {
      const done = await copyText(link.then(({ text }) => text));
      const { text, said: word } = await link;
      if (done) setSaid(word);
      else setByHand(text);
    } catch (error) {
      setSaid(`No link: ${error instanceof Error ? error.message : "something went wrong."}`);
    }
  };
  const copyFrozen = () => void copy("frozen");
  const copyMarkdown = () => void copy("markdown");
  useShortcuts({ y: copyFrozen, Y: copyMarkdown });
  return (
    <div className="relative">
      <Menu
        label="Copy link"
        button={
          <EventToolbarLabel Icon={Link2} title="Copy link (y)">
            Link
          </EventToolbarLabel>
        }
        items={ITEMS.map(({ kind, label, detail }) => ({
          label,
          detail,
          onSelect: () => void copy(kind),
        }))}
      />
      <p
        role="status"
        className={
          said === ""
            ? "sr-only"
            : "absolute end-0 top-full z-40 mt-1 w-max max-w-72 rounded-md border border-line bg-raised px-2 py-1 shadow-lg"
        }
      >
        {said}
      </p>
      {byHand === null ? null : <LinkByHand text={byHand} onClose={() => setByHand(null)} />}
    </div>
  );
}
