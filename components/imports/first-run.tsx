"use client";

import { useMay } from "@/components/shell/person";
import { SourceChoices } from "./source-choices";

const NEXT = [
  "Every file is read, newest first, and kept byte for byte. Nothing is written to its source.",
  "You can search at once; the top of the list fills while older files still load.",
  "Reading the same files again changes nothing: each event is counted once.",
];

/** What a new installation shows: where do the logs come from, and what happens then. */
export function FirstRun() {
  const mayManage = useMay("manage");
  return (
    <div className="mx-auto max-w-3xl px-4 py-8 sm:py-14">
      <h1 className="text-xl font-semibold">Where are your CloudTrail logs?</h1>
      <p className="mt-1 mb-6 text-base text-muted">
        Trailglass reads them into its own index and shows who did what, when, from where, and with
        which result. Everything stays on this machine.
      </p>
      {mayManage ? (
        <SourceChoices />
      ) : (
        <p>Somebody with the role admin can add them; nothing can be searched before that.</p>
      )}
      <section className="mt-10 border-t border-line pt-4">
        <h2 className="mb-2 font-medium">What happens next</h2>
        <ol className="list-decimal space-y-1 ps-5 text-muted">
          {NEXT.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}
