import { PageLink } from "@/components/ui/page-link";
import type { Emptiness } from "./region-words";

const WORDS: Readonly<Record<Emptiness, string>> = {
  "nothing-indexed": "Nothing is imported yet: there is no event in the index. To bring logs in,",
  uncovered:
    "No log file covers this period. That is not the same as nothing having happened. Choose another period, or",
  quiet: "Log files cover this period, and they hold no event.",
};

/** Why there are no events: three different things. */
export function RegionEmpty({ why }: { readonly why: Emptiness }) {
  return (
    <p className={why === "quiet" ? "" : "text-warn"}>
      {WORDS[why]}
      {why === "quiet" ? null : (
        <>
          {" "}
          <PageLink href="/imports" className="underline">
            look at the imports
          </PageLink>
          .
        </>
      )}
    </p>
  );
}
