"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { PageLink } from "@/components/ui/page-link";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import { caseListQuery, type PinAsked, pinToCase } from "@/lib/api/case-queries";
import { toVisible } from "@/lib/format/visible";
import { Answer } from "./answer";
import { useCurrentCase } from "./current-case";
import { pageRoute } from "./page-route";

interface Chosen {
  readonly number: number;
  readonly title: string;
  /** Whether the next pins go there without asking. */
  readonly isKept: boolean;
}

/** Chooses the case that something is copied into, and whether it is the current one from then on. */
export function PinForm({
  pin,
  failed,
  onClose,
}: {
  readonly pin: PinAsked;
  /** Why it did not get into the current case. */
  readonly failed: Error | null;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const query = useQuery(caseListQuery({ status: "open" }));
  const [current, setCurrent] = useCurrentCase();
  const save = useMutation({
    mutationFn: ({ number, title }: Chosen) =>
      pinToCase(number, { ...pin, ...(title !== "" && { title }) }),
    onSuccess: (_, { number, isKept }) => {
      if (isKept) setCurrent(number);
      return client.invalidateQueries({ queryKey: ["cases"] });
    },
  });
  const problem = save.error ?? failed;
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
                isKept: form.get("keep") !== null,
              });
            }}
          >
            <label className="block space-y-1">
              <span className="font-medium">Case</span>
              <select name="case" defaultValue={current ?? undefined} className={INPUT_CLASS}>
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
            <label className="flex items-center gap-2">
              <input type="checkbox" name="keep" defaultChecked className="size-4" />
              Make it the current case: the next pins go there without asking
            </label>
            {problem === null ? null : <ErrorNote title="Nothing was pinned" error={problem} />}
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
