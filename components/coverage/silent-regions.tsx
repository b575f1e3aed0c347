import { useId } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { formatCount } from "@/lib/format/count";

/** Regions from which evidence is to be expected, and none came. */
export function SilentRegions({ silent, rows }: Pick<CoverageGrid, "silent" | "rows">) {
  const id = useId();
  const seen = (account: string) =>
    rows.filter((row) => row.account === account && row.isExpected && row.isSeen).length;
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="border-b border-line pb-1 text-base font-semibold">
        Expected and seen Regions
      </h2>
      <p className="mt-1 max-w-3xl text-pretty text-muted">
        With validation on, a trail of all Regions delivers a digest from each of them every hour,
        whether or not anything happened there. A Region without any is not logged, or its files are
        not imported.
      </p>
      {silent.length === 0 ? (
        <p className="py-2">
          Something was delivered from every Region that is open to the accounts.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {silent.map(({ account, regions }) => (
            <li key={account} className="py-1">
              <b className="font-semibold">
                <VisibleText text={account} />
              </b>
              : {formatCount(seen(account))} of {formatCount(seen(account) + regions.length)}{" "}
              expected Regions seen.{" "}
              {regions.length === 0 ? null : (
                <span className="text-warn">
                  No trail evidence from <VisibleText text={regions.join(", ")} />.
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
