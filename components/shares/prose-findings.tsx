import { VisibleText } from "@/components/ui/visible-text";
import type { ProseFinding } from "@/lib/api/review-contract";

/** What people wrote that tells who or where: the author looks at it before a link is made. */
export function ProseFindings({ findings }: { readonly findings: readonly ProseFinding[] }) {
  if (findings.length === 0) return <p>Nothing was found in titles and notes that needs a look.</p>;
  return (
    <section aria-label="Found in titles and notes">
      <h2 className="font-semibold">Found in titles and notes</h2>
      <ul className="list-disc ps-5">
        {[...new Map(findings.map((found) => [JSON.stringify(found), found]))].map(
          ([key, found]) => (
            <li key={key}>
              {found.kind} in {found.where}
              {found.value === null ? null : (
                <>
                  : <VisibleText text={found.value} />
                </>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
