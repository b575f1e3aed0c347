"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { type OpenedView, setOpenedView } from "@/components/shell/opened-view";
import { PinButton } from "@/components/shell/pin-button";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { SavedView } from "@/lib/api/desk-contract";
import { changeView, savedViewsQuery } from "@/lib/api/desk-queries";
import { toListing } from "@/lib/api/event-queries";
import { toVisible } from "@/lib/format/visible";
import type { EventSearch } from "@/lib/search/event-search";
import { pinnedSearch } from "./pinned-search";
import { SavedViewDot } from "./saved-view-dot";
import { SavedViewForm } from "./saved-view-form";
import { isSameView, readKeptUrl, toKeptUrl } from "./saved-view-url";
import { useOpenView } from "./use-open-view";

/** What the saved views menu opens: the views, and a form that saves what is shown. */
export function SavedViewPanel({
  view,
  opened,
  close,
}: {
  readonly view: EventSearch;
  readonly opened: OpenedView | null;
  readonly close: () => void;
}) {
  const client = useQueryClient();
  const open = useOpenView();
  const { data, error, refetch } = useQuery(savedViewsQuery);
  const replace = useMutation({
    mutationFn: (id: number) => changeView(id, { action: "replace", url: toKeptUrl(view) }),
    onSuccess: ({ views }, id) => {
      client.setQueryData(savedViewsQuery.queryKey, { views });
      setOpenedView(views.find((each) => each.id === id) ?? null);
    },
  });
  return (
    <div className="max-h-[70dvh] overflow-auto p-2 sm:w-80">
      {error === null ? null : (
        <ErrorNote
          title="The saved views could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null ? (
        <Skeleton lines={3} label="Loading saved views" />
      ) : null}
      {data?.views.length === 0 ? (
        <p className="px-2 py-1 text-muted">Nothing is saved yet. Give this view a name below.</p>
      ) : null}
      <ul>
        {data?.views.map((saved) => (
          <SavedViewEntry
            key={saved.id}
            saved={saved}
            isOpened={saved.id === opened?.id}
            isChanged={saved.id === opened?.id && !isSameView(saved.url, view)}
            onOpen={() => {
              open(saved);
              close();
            }}
            onReplace={() => replace.mutate(saved.id)}
          />
        ))}
      </ul>
      {replace.error === null ? null : (
        <ErrorNote title="The view could not be updated" error={replace.error} />
      )}
      <SavedViewForm view={view} onSaved={close} />
      <p className="mt-2 border-t border-line px-2 pt-2">
        <Link href="/views">All saved views</Link>
      </p>
    </div>
  );
}

function SavedViewEntry({
  saved,
  isOpened,
  isChanged,
  onOpen,
  onReplace,
}: {
  readonly saved: SavedView;
  readonly isOpened: boolean;
  readonly isChanged: boolean;
  readonly onOpen: () => void;
  readonly onReplace: () => void;
}) {
  const kept = readKeptUrl(saved.url);
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        aria-current={isOpened}
        className="min-w-0 flex-1 rounded-md px-2 py-1 text-start hover:bg-hover aria-[current=true]:bg-selected"
        onClick={onOpen}
      >
        <span className="block truncate">
          <VisibleText text={saved.name} />
        </span>
        <span className="flex items-center gap-1.5 text-xs text-muted">
          {isChanged ? (
            <>
              <SavedViewDot />
              <span>Changed since saved.</span>
            </>
          ) : null}
          {saved.own ? (
            saved.shared ? (
              "Shared by you"
            ) : (
              "Only you"
            )
          ) : (
            <VisibleText text={`Shared by ${saved.owner}`} />
          )}
        </span>
      </button>
      {kept === null ? null : (
        <PinButton
          pin={{ kind: "query", title: saved.name, ...pinnedSearch(toListing(kept)) }}
          what={`the view ${toVisible(saved.name)}`}
        />
      )}
      {isChanged ? (
        <button
          type="button"
          className="h-7 rounded-md border border-line px-2 text-xs hover:bg-hover"
          onClick={onReplace}
        >
          Update
        </button>
      ) : null}
    </li>
  );
}
