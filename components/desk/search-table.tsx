"use client";

import Link from "next/link";
import { pageRoute } from "@/components/shell/page-route";
import { usePreferences } from "@/components/shell/preferences";
import { TimeText } from "@/components/shell/time-text";
import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/count";
import { parseSearch } from "@/lib/search/url";
import { rangeText } from "./describe-page";
import type { SearchStep } from "./search-tree";

/** Deeper steps stand no further in: the text needs room too. */
const INDENT = [
  "",
  "ps-1 sm:ps-4",
  "ps-2 sm:ps-8",
  "ps-3 sm:ps-12",
  "ps-4 sm:ps-16",
  "ps-5 sm:ps-20",
];

/** Searches as a table. How far a search stands in says after which one it was made. */
export function SearchTable({ steps }: { readonly steps: readonly SearchStep[] }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="px-2 text-start font-normal">
            Search
          </th>
          <th scope="col" className="w-24 px-2 text-end font-normal">
            Found
          </th>
          <th scope="col" className="w-44 px-2 text-end font-normal max-sm:hidden">
            When
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ run, depth }) => (
          <tr key={run.id} className="border-t border-line align-top hover:bg-hover">
            <td className="px-2 py-1.5">
              <div className={`flex gap-1.5 ${INDENT[Math.min(depth, INDENT.length - 1)]}`}>
                {depth === 0 ? null : (
                  <>
                    <Icon
                      name="corner-down-right"
                      size={14}
                      className="mt-0.5 shrink-0 text-muted"
                    />
                    <span className="sr-only">Step {depth + 1}:</span>
                  </>
                )}
                <p className="min-w-0">
                  <Link href={pageRoute(run.url)} className="font-mono text-ink">
                    {run.q === "" ? "all events" : <VisibleText text={run.q} />}
                  </Link>{" "}
                  <Range url={run.url} />
                  <span className="block text-xs text-muted sm:hidden">
                    <TimeText timeMs={run.atMs} withZone toSecond />
                  </span>
                </p>
              </div>
            </td>
            <td className="px-2 py-1.5 text-end whitespace-nowrap">
              {run.found === null ? (
                <span className="text-xs text-muted" title="Left before the events were counted">
                  not counted
                </span>
              ) : (
                formatCount(run.found)
              )}
            </td>
            <td className="px-2 py-1.5 text-end text-muted max-sm:hidden">
              <TimeText timeMs={run.atMs} withZone toSecond />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Wraps between its ends, never inside one. */
function Range({ url }: { readonly url: string }) {
  const { zone } = usePreferences();
  const { search } = parseSearch(new URLSearchParams(url.split("?", 2)[1]));
  const [start = "", end] = rangeText(search, zone).split(" – ");
  return start === "" ? null : (
    <span className="text-xs text-muted sm:ms-1">
      <span className="whitespace-nowrap">{start}</span>
      {end === undefined ? null : (
        <>
          {" "}
          <span className="whitespace-nowrap">– {end}</span>
        </>
      )}
    </span>
  );
}
