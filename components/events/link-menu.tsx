"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { useZone } from "@/components/shell/use-zone";
import { codeOnDemand, withCode } from "@/components/ui/code-on-demand";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { EventSearch } from "@/lib/search/event-search";
import { EventToolbarLabel } from "./event-toolbar-label";
import type { LinkKind } from "./link-menu-text";

const PARTS = codeOnDemand(() =>
  import("./link-menu-parts").then((module) => module.linkMenuParts),
);
const LinkByHand = onDemand(async () => (await PARTS.fetch()).LinkByHand);
const LinkMenuItems = onDemand(
  async () => (await PARTS.fetch()).LinkMenuItems,
  <div className="sm:w-80">
    <Skeleton lines={6} label="Loading the kinds of links" />
  </div>,
);

const SHOWN_MS = 4000;

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

  const copy = (kind: LinkKind) => () =>
    withCode(PARTS, ({ copyLink }) =>
      copyLink(kind, { view, zone, client }).then((copied) => {
        setSaid(copied.said);
        setByHand(copied.byHand);
      }),
    );
  useShortcuts({ y: copy("frozen"), Y: copy("markdown") });
  return (
    <div className="relative">
      <Popover
        label="Copy link"
        align="end"
        button={
          <EventToolbarLabel icon="link-2" title="Copy link (y)">
            Link
          </EventToolbarLabel>
        }
      >
        {(close) => <LinkMenuItems close={close} onCopy={(kind) => copy(kind)()} />}
      </Popover>
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
