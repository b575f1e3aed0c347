"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { type OpenedView, setOpenedView } from "@/components/shell/opened-view";
import { pageRoute } from "@/components/shell/page-route";
import { readKeptUrl } from "./saved-view-url";
import { useEventView } from "./use-event-view";

/** Shows a saved view: one of the events page in place, another by going there. */
export function useOpenView(): (view: OpenedView) => void {
  const { change } = useEventView();
  const router = useRouter();
  return useCallback(
    (view) => {
      const shown = readKeptUrl(view.url);
      setOpenedView(shown === null ? null : view);
      if (shown === null) router.push(pageRoute(view.url));
      else change(shown);
    },
    [change, router],
  );
}
