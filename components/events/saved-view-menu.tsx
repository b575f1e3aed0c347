"use client";

import { useOpenedView } from "@/components/shell/opened-view";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventSearch } from "@/lib/search/event-search";
import { EventToolbarLabel } from "./event-toolbar-label";
import { SavedViewDot } from "./saved-view-dot";
import { isSameView } from "./saved-view-url";

const SavedViewPanel = onDemand(
  () => import("./saved-view-panel").then((module) => module.SavedViewPanel),
  <div className="sm:w-80">
    <Skeleton lines={3} label="Loading saved views" />
  </div>,
);

/** Saved views: the one that was opened, marked once it is no longer what is shown, and all others. */
export function SavedViewMenu({ view }: { readonly view: EventSearch }) {
  const opened = useOpenedView();
  const isChanged = opened !== null && !isSameView(opened.url, view);
  const label =
    opened === null
      ? "Saved views"
      : `Saved views: ${opened.name}${isChanged ? ", changed since saved" : ""}`;
  return (
    <Popover
      label={label}
      align="end"
      button={
        <>
          <EventToolbarLabel
            icon="bookmark"
            title={isChanged ? "Changed since saved" : "Saved views"}
          >
            {opened === null ? "Views" : <VisibleText text={opened.name} />}
          </EventToolbarLabel>
          {isChanged ? <SavedViewDot /> : null}
        </>
      }
    >
      {(close) => <SavedViewPanel view={view} opened={opened} close={close} />}
    </Popover>
  );
}
