"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import { caseListQuery } from "@/lib/api/case-queries";
import { Answer } from "./answer";
import { useCurrentCase } from "./current-case";
import { pageRoute } from "./page-route";

/** Which open case is worked on: what is pinned goes there without asking. */
export function CaseChooser({ onClose }: { readonly onClose: () => void }) {
  const query = useQuery(caseListQuery({ status: "open" }));
  const [current, choose] = useCurrentCase();
  return (
    <Dialog title="Current case" open onClose={onClose}>
      <div className="space-y-3">
        <p className="text-muted">
          What you pin goes into it without asking. Only this browser knows of it.
        </p>
        {current === null ? null : (
          <p className="flex flex-wrap items-center gap-3">
            <PageLink href={pageRoute(`/cases/${current}`)}>Open case {current}</PageLink>
            <Button onClick={() => choose(null)}>Leave case {current}</Button>
          </p>
        )}
        <Answer query={query} what="the open cases" lines={3}>
          {({ cases, total }) =>
            cases.length === 0 ? (
              <p>No case is open.</p>
            ) : (
              <>
                <ul aria-label="Open cases" className="max-h-[50dvh] space-y-1 overflow-auto">
                  {cases.map(({ number, title }) => (
                    <li key={number}>
                      <button
                        type="button"
                        aria-pressed={number === current}
                        className="w-full rounded-md px-2 py-1 text-start wrap-anywhere hover:bg-hover aria-pressed:bg-selected aria-pressed:font-medium"
                        onClick={() => {
                          choose(number);
                          onClose();
                        }}
                      >
                        {number}: <VisibleText text={title} />
                      </button>
                    </li>
                  ))}
                </ul>
                {total > cases.length ? (
                  <p className="text-muted">
                    The newest {cases.length} of {total}.
                  </p>
                ) : null}
              </>
            )
          }
        </Answer>
        <p>
          <PageLink href={pageRoute("/cases")}>All cases, and opening one</PageLink>
        </p>
      </div>
    </Dialog>
  );
}
