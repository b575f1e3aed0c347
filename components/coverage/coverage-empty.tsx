import { PageLink } from "@/components/ui/page-link";
import type { Emptiness } from "./coverage-words";

const WORDS: Readonly<Record<Emptiness, string>> = {
  "nothing-indexed":
    "Nothing is imported yet, so nothing can be said of any hour. To bring logs in,",
  ahead: "Of this period nothing can be known yet. Choose an earlier one, or",
  uncovered:
    "No log file and no digest speaks for this period. That is not the same as nothing having happened. Choose another period, or",
};

/** Why no hour is covered. */
export function CoverageEmpty({ why }: { readonly why: Emptiness }) {
  return (
    <p className="text-warn">
      {WORDS[why]}{" "}
      <PageLink href="/imports" className="underline">
        look at the imports
      </PageLink>
      .
    </p>
  );
}
