"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { VisibleText } from "@/components/ui/visible-text";
import type { RuleTrial as Trial } from "@/lib/api/rule-contract";
import { tryRule } from "@/lib/api/rule-queries";
import { ExplanationTree } from "./explanation-tree";

/** Tries the text on one event: a pasted record, or one of the index by its id. */
export function RuleTrial({
  text,
  onGoTo,
}: {
  readonly text: string;
  readonly onGoTo: (line: number) => void;
}) {
  const [given, setGiven] = useState("");
  const trial = useMutation({
    mutationFn: (tried: { readonly text: string; readonly given: string }) =>
      tryRule({ text: tried.text, ...eventOf(tried.given) }),
  });
  const isOld = trial.variables?.text !== text || trial.variables.given !== given;
  return (
    <section aria-labelledby="trial" className="space-y-2">
      <h2 id="trial" className="border-b border-line pb-1 text-base font-semibold">
        Try on an event
      </h2>
      <textarea
        value={given}
        rows={4}
        spellCheck={false}
        aria-label="A record as JSON, or the id of an indexed event"
        placeholder="Paste a record as JSON, or the id of an event of the index"
        className="w-full rounded-md border border-edge bg-surface p-2 font-mono text-xs"
        onChange={({ target }) => setGiven(target.value)}
      />
      <Button
        busy={trial.isPending}
        aria-disabled={given.trim() === "" || trial.isPending}
        onClick={() => {
          if (given.trim() !== "") trial.mutate({ text, given });
        }}
      >
        {trial.isPending ? "Trying…" : "Try"}
      </Button>
      {trial.isError ? <ErrorNote title="It could not be tried" error={trial.error} /> : null}
      {trial.data === undefined ? null : (
        <div className={isOld ? "stale" : ""}>
          <Answer trial={trial.data} onGoTo={onGoTo} />
        </div>
      )}
    </section>
  );
}

/** Records begin with a brace; keys of events never do. */
function eventOf(given: string): { readonly record: string } | { readonly event: string } {
  const text = given.trim();
  return /^[[{]/.test(text) ? { record: text } : { event: text };
}

function Answer({
  trial: { matches, outcome, sentence, explanation },
  onGoTo,
}: {
  readonly trial: Trial;
  readonly onGoTo: (line: number) => void;
}) {
  return (
    <div className="space-y-2">
      <p role="status" className="font-medium">
        {matches === null
          ? "Only a rule about single events that runs can be tried: a correlation counts the matches of others."
          : matches
            ? `The rule matches this event${outcome === "denied" || outcome === "error" ? ", an attempt that failed" : ""}.`
            : "The rule does not match this event."}
      </p>
      {sentence === null ? null : (
        <p className="text-muted">
          <VisibleText text={sentence} />
        </p>
      )}
      {explanation === null ? null : <ExplanationTree part={explanation} onGoTo={onGoTo} />}
    </div>
  );
}
