"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useMay } from "@/components/shell/person";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { INPUT_CLASS, TextField } from "@/components/ui/text-field";
import { ADDITION_KINDS, type NewAddition } from "@/lib/api/report-contract";
import { addToReport } from "@/lib/api/report-queries";
import { toVisible } from "@/lib/format/visible";
import { ADDITION_WORDS } from "./addition-columns";

/** Adds a sign-off, a comment, or an exception with its owner and date, to a report or a control. */
export function AdditionForm({
  id,
  controls,
  onAdded,
}: {
  readonly id: number;
  readonly controls: readonly { readonly id: string; readonly title: string }[];
  readonly onAdded: () => void;
}) {
  const mayLead = useMay("lead");
  const [kind, setKind] = useState<NewAddition["kind"]>("comment");
  const form = useRef<HTMLFormElement>(null);
  const adding = useMutation({
    mutationFn: (addition: NewAddition) => addToReport(id, addition),
    onSuccess: () => {
      form.current?.reset();
      setKind("comment");
      onAdded();
    },
  });
  const isException = kind === "exception";
  const add = (data: FormData) => {
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const section = text("section");
    adding.mutate({
      ...{ kind, body: text("body") },
      ...(section === "" ? {} : { section }),
      ...(isException ? { owner: text("owner"), due: text("due") } : {}),
    });
  };
  return (
    <form
      ref={form}
      className="max-w-xl space-y-3"
      data-no-print
      onSubmit={(event) => {
        event.preventDefault();
        add(new FormData(event.currentTarget));
      }}
    >
      <div className="space-y-1">
        <label className="block font-medium" htmlFor="kind">
          Add
        </label>
        <select
          id="kind"
          className={INPUT_CLASS}
          value={kind}
          onChange={({ target }) =>
            setKind(ADDITION_KINDS.find((one) => one === target.value) ?? "comment")
          }
        >
          {ADDITION_KINDS.filter((one) => one !== "reviewed" || mayLead).map((one) => (
            <option key={one} value={one}>
              {ADDITION_WORDS[one]}
            </option>
          ))}
        </select>
      </div>
      <div className="space-y-1">
        <label className="block font-medium" htmlFor="section">
          About
        </label>
        <select id="section" name="section" className={INPUT_CLASS} defaultValue="">
          <option value="">The whole report</option>
          {controls.map((control) => (
            <option key={control.id} value={control.id}>
              {toVisible(control.title)}
            </option>
          ))}
        </select>
      </div>
      <TextField label="Words" name="body" hint="What you say" />
      {isException ? (
        <>
          <TextField label="Owner" name="owner" hint="Who sees to it" required />
          <TextField label="Due" name="due" type="date" hint="Until when" required />
        </>
      ) : null}
      {adding.error === null ? null : <ErrorNote title="It was not added" error={adding.error} />}
      <Button type="submit" busy={adding.isPending}>
        Add to the report
      </Button>
    </form>
  );
}
