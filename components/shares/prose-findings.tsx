"use client";

import { Button } from "@/components/ui/button";
import { VisibleText } from "@/components/ui/visible-text";
import type { ProseFinding } from "@/lib/api/review-contract";

const KIND_WORDS: Readonly<Record<ProseFinding["kind"], string>> = {
  secret: "A secret",
  "access-key": "Access key",
  arn: "ARN",
  email: "E-mail address",
  account: "Account",
  ip: "Address",
};

/**
 * What people wrote that tells who or where. The author accepts each of it before a link is made: the
 * browser does not send the form before, and the server refuses it.
 */
export function ProseFindings({ findings }: { readonly findings: readonly ProseFinding[] }) {
  if (findings.length === 0) return <p>Nothing was found in titles and notes that needs a look.</p>;
  return (
    <fieldset className="space-y-2 rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">Found in titles and notes</legend>
      <p className="text-muted">Look at each of them. A link is made when all are accepted.</p>
      <ul className="space-y-1">
        {findings.map(({ id, kind, where, value, isLeft }) => (
          <li key={id}>
            <label className="flex min-h-6 items-start gap-2">
              <input
                type="checkbox"
                name="accepted"
                value={id}
                required
                className="mt-1 size-4 shrink-0"
              />
              <span className="min-w-0 wrap-anywhere">
                {KIND_WORDS[kind]} in {where}
                {value === null ? null : (
                  <>
                    : <VisibleText text={value} />
                  </>
                )}{" "}
                <span className={isLeft ? "font-medium text-warn" : "text-muted"}>
                  {isLeft ? "(recipients read it)" : "(masked or replaced)"}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {findings.length === 1 ? null : (
        <Button
          onClick={({ currentTarget }) => {
            const boxes = currentTarget.form?.querySelectorAll<HTMLInputElement>("[name=accepted]");
            for (const box of boxes ?? []) box.checked = true;
          }}
        >
          Accept all {findings.length}
        </Button>
      )}
    </fieldset>
  );
}
