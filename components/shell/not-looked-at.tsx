import { PageLink } from "@/components/ui/page-link";
import { VerdictText } from "./verdict-mark";

/** Says that no run has looked, and where one is started. */
export function NotLookedAt() {
  return (
    <p>
      <VerdictText standing="open" verdict="not-checked" />
      <span className="text-muted">
        : no run has looked at this file yet.{" "}
        <PageLink href="/integrity" className="underline">
          Verify it
        </PageLink>
        .
      </span>
    </p>
  );
}
