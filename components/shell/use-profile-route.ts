"use client";

import type { Route } from "next";
import { useCallback } from "react";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { profileHref } from "@/lib/api/profile-href";
import { pageRoute } from "./page-route";
import { printParams } from "./url-params";
import { usePeriodParams } from "./use-period-params";

/** Pages of profiles with the period and the accounts of this page; null for what no path can say. */
export function useProfileRoute(): (kind: ProfileKind, id: string) => Route | null {
  const search = usePeriodSearch();
  return useCallback(
    (kind, id) => {
      const href = profileHref(kind, id);
      return href === null ? null : withSearch(href, search);
    },
    [search],
  );
}

/** The period and the accounts of this page as the search part of a link, without `?`. */
export function usePeriodSearch(): string {
  return printParams("", usePeriodParams());
}

/** A path of this program with the search part of a link. */
export function withSearch(path: string, search: string): Route {
  return pageRoute(search === "" ? path : `${path}?${search}`);
}
