import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { RuleMention } from "@/lib/api/rule-coverage-contract";
import { formatCounted } from "@/lib/format/count";
import { ruleRoute } from "./rule-href";
import { STATE_WORDS } from "./rule-words";

/** Rules in a table about something else, with what they found; those that do not run say so. */
export function RuleMentions({ rules }: { readonly rules: readonly RuleMention[] }) {
  if (rules.length === 0) return <span className="text-muted">no rule</span>;
  return (
    <ul>
      {rules.map(({ id, title, state, hits }) => (
        <li key={id} className="leading-5">
          <PageLink href={ruleRoute(id)} className="inline py-0.5">
            <VisibleText text={title} />
          </PageLink>
          <span className="ms-1.5 text-xs whitespace-nowrap text-muted">
            {state === "runs" ? "" : `${STATE_WORDS[state].word.toLowerCase()}, `}
            {formatCounted(hits, "hit")}
          </span>
        </li>
      ))}
    </ul>
  );
}
