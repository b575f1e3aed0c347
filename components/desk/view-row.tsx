"use client";

import Link from "next/link";
import { setOpenedView } from "@/components/shell/opened-view";
import { pageRoute } from "@/components/shell/page-route";
import { usePreferences } from "@/components/shell/preferences";
import { TimeText } from "@/components/shell/time-text";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { VisibleText } from "@/components/ui/visible-text";
import type { SavedView } from "@/lib/api/desk-contract";
import { toVisible } from "@/lib/format/visible";
import { describePage } from "./describe-page";
import { ShareSwitch } from "./share-switch";
import type { ViewTask } from "./view-dialog";

/** One saved view: its name opens it. */
export function ViewRow({
  view,
  onTask,
}: {
  readonly view: SavedView;
  readonly onTask: (task: ViewTask) => void;
}) {
  const what = <ViewSummary url={view.url} />;
  const can = (kind: ViewTask["kind"], label: string) => ({
    label,
    onSelect: () => onTask({ kind, view }),
  });
  return (
    <tr className="border-t border-line align-top hover:bg-hover">
      <td className="px-2 py-1.5">
        <Link
          href={pageRoute(view.url)}
          className="font-medium"
          onNavigate={() => setOpenedView(isEventsPage(view.url) ? view : null)}
        >
          <VisibleText text={view.name} />
        </Link>
        <div className="sm:hidden">{what}</div>
      </td>
      <td className="px-2 py-1.5 max-sm:hidden">{what}</td>
      <td className="truncate px-2 py-1.5 text-muted max-lg:hidden">
        {view.own ? "you" : <VisibleText text={view.owner} />}
      </td>
      <td className="px-2 py-1.5 text-muted max-lg:hidden">
        <TimeText timeMs={view.updatedAtMs} withZone toSecond />
      </td>
      <td className="px-2 py-1.5">
        <ShareSwitch view={view} />
      </td>
      <td className="px-2 py-0.5 text-end">
        {view.own ? (
          <Menu
            label={`What to do with ${toVisible(view.name)}`}
            button={<Icon name="ellipsis" />}
            items={[
              can("rename", "Rename"),
              can("replace", "Replace what it shows"),
              can("delete", "Delete"),
            ]}
          />
        ) : null}
      </td>
    </tr>
  );
}

/** Only the events page has a view that it works on. */
function isEventsPage(url: string): boolean {
  return url.split("?", 1)[0] === "/events";
}

/** What a view shows: the query in words, as it is written, and its times. */
function ViewSummary({ url }: { readonly url: string }) {
  const { zone } = usePreferences();
  const { page, query, sentence, details } = describePage(url, zone);
  return (
    <div className="min-w-0 space-y-0.5">
      <p>
        {page === "Events" && query !== null ? null : `${page} `}
        <VisibleText text={sentence} />
      </p>
      {query === null || query === "" ? null : (
        <p className="line-clamp-2 font-mono text-xs text-muted">
          <VisibleText text={query} />
        </p>
      )}
      {details.length === 0 ? null : (
        <p className="text-xs text-muted">
          <VisibleText text={details.join(" · ")} />
        </p>
      )}
    </div>
  );
}
