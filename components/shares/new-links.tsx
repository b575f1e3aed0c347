"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { VisibleText } from "@/components/ui/visible-text";
import type { NewReviewAnswer } from "@/lib/api/share-contract";

/** Links that were made just now. They are shown this once: only their hashes are kept. */
export function NewLinks({ links }: Pick<NewReviewAnswer, "links">) {
  return (
    <section role="status" aria-label="New links" className="space-y-2">
      <p className="font-semibold">Copy the links now: they are not shown again.</p>
      <ul className="space-y-2">
        {links.map(({ label, path, plainPath }) => (
          <li key={path} className="wrap-anywhere">
            <VisibleText text={label} />: <code>{path}</code>{" "}
            <CopyButton
              text={() => new URL(path, location.origin).href}
              label={`Copy the link for ${label}`}
              word="Link"
            />{" "}
            <CopyButton
              text={() => new URL(plainPath, location.origin).href}
              label={`Copy the link without JavaScript for ${label}`}
              word="Without JavaScript"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
