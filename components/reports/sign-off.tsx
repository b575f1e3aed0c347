"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import { VisibleText } from "@/components/ui/visible-text";
import { ADDITION_KINDS, type NewAddition, type Report } from "@/lib/api/report-contract";
import { addToReport } from "@/lib/api/report-queries";

/** What was added to a report, and a form to add to it; nothing is taken back. */
export function SignOff({
  report: { id, additions },
  onAdded,
}: {
  readonly report: Report;
  readonly onAdded: () => void;
}) {
  const adding = useMutation({
    mutationFn: (addition: NewAddition) => addToReport(id, addition),
    onSuccess: onAdded,
  });
  const add = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const kind = ADDITION_KINDS.find((one) => one === text("kind")) ?? "comment";
    const more = kind === "exception" ? { owner: text("owner"), due: text("due") } : {};
    adding.mutate({ kind, body: text("body"), ...more });
  };
  return (
    <section aria-label="Sign-off" className="space-y-3">
      <h2 className="border-b border-line pb-1 text-base font-semibold">Sign-off</h2>
      {additions.length === 0 ? <p>Nobody has signed it off yet.</p> : null}
      <ol className="space-y-1">
        {additions.map(({ hash, kind, by, at, body, owner, due }) => (
          <li key={hash}>
            {kind} by <VisibleText text={by} /> at {at}: <VisibleText text={body} />
            {owner === null ? null : (
              <>
                {" "}
                (<VisibleText text={owner} />, due {due})
              </>
            )}
          </li>
        ))}
      </ol>
      <form
        className="max-w-xl space-y-3"
        data-no-print
        onSubmit={(event) => {
          event.preventDefault();
          add(new FormData(event.currentTarget));
        }}
      >
        <label className="block font-medium" htmlFor="kind">
          Add
        </label>
        <select id="kind" name="kind" className={INPUT_CLASS}>
          {ADDITION_KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
        <TextField label="Words" name="body" hint="What you say" />
        <TextField label="Owner" name="owner" hint="Of an exception" />
        <TextField label="Due" name="due" type="date" hint="Of an exception" />
        {adding.error === null ? null : <ErrorNote title="It was not added" error={adding.error} />}
        <Button type="submit" busy={adding.isPending}>
          Add to the report
        </Button>
      </form>
    </section>
  );
}
