"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { PageLink } from "@/components/ui/page-link";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import { caseListQuery, type PinAsked, pinToCase } from "@/lib/api/case-queries";
import { toVisible } from "@/lib/format/visible";
import { Answer } from "./answer";
import { pageRoute } from "./page-route";

/** The case that was pinned to last, in this browser: the one that is worked on. */
const CURRENT = "trailglass.case";

/** Chooses the case that something is copied into. */
export function PinForm({
  pin,
  onClose,
}: {
  readonly pin: PinAsked;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const query = useQuery(caseListQuery({ status: "open" }));
  const [current] = useState(() => window.localStorage.getItem(CURRENT) ?? "");
  const save = useMutation({
    mutationFn: ({ number, title }: { readonly number: number; readonly title: string }) =>
      pinToCase(number, { ...pin, ...(title !== "" && { title }) }),
    onSuccess: (_, { number }) => {
      window.localStorage.setItem(CURRENT, String(number));
      return client.invalidateQueries({ queryKey: ["cases"] });
    },
  });
  if (save.isSuccess) {
    const { number } = save.variables;
    return (
      <div className="space-y-3" role="status">
        <p>Pinned. The case keeps this copy, whatever is read or changed later.</p>
        <div className="flex items-center justify-end gap-3">
          <PageLink href={pageRoute(`/cases/${number}`)}>Case {number}</PageLink>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Answer query={query} what="the open cases" lines={3}>
      {({ cases }) =>
        cases.length === 0 ? (
          <p>
            No case is open. <PageLink href={pageRoute("/cases")}>Open one</PageLink>, then pin
            again.
          </p>
        ) : (
          <form
            className="space-y-3"
            onSubmit={(event) => {
              event.preventDefault();
              const form = new FormData(event.currentTarget);
              if (save.isPending) return;
              save.mutate({
                number: Number(form.get("case")),
                title: String(form.get("title") ?? "").trim(),
              });
            }}
          >
            <label className="block space-y-1">
              <span className="font-medium">Case</span>
              <select name="case" defaultValue={current} className={INPUT_CLASS}>
                {cases.map(({ number, title }) => (
                  <option key={number} value={number}>
                    {number}: {toVisible(title)}
                  </option>
                ))}
              </select>
            </label>
            <TextField
              name="title"
              label="Title (optional)"
              hint="Without one it is called what it is."
              maxLength={300}
            />
            {save.error === null ? null : (
              <ErrorNote title="Nothing was pinned" error={save.error} />
            )}
            <div className="flex justify-end gap-2">
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" look="primary" busy={save.isPending}>
                Pin
              </Button>
            </div>
          </form>
        )
      }
    </Answer>
  );
}
