import { VerdictMark } from "@/components/shell/verdict-mark";
import { VisibleText } from "@/components/ui/visible-text";
import type { Integrity } from "@/lib/api/integrity-contract";
import { keySourceWords } from "./run-words";

/** Where the public keys came from, and what to do when there are none. */
export function KeySource({ keySource, keyProblem }: Pick<Integrity, "keySource" | "keyProblem">) {
  return (
    <section aria-label="Public keys" className="space-y-1">
      <p>
        Public keys: {keySource === "none" ? <VerdictMark standing="open" /> : null}{" "}
        <span className={keySource === "none" ? "font-medium" : ""}>
          {keySourceWords(keySource)}
        </span>
        .
      </p>
      {keyProblem === null ? null : (
        <p className="text-warn">
          <VisibleText text={keyProblem} />
        </p>
      )}
      {keySource === "none" ? (
        <p className="max-w-3xl text-pretty text-muted">
          Where AWS can be reached, <code>trailglass keys export</code> writes CloudTrail’s public
          keys to a file. Bring that file here and start Trailglass with{" "}
          <code>TRAILGLASS_CLOUDTRAIL_KEYS</code> set to its path; or give the server credentials
          that may call <code>cloudtrail:ListPublicKeys</code>. A key file that lies among the logs
          is never trusted.
        </p>
      ) : null}
    </section>
  );
}
