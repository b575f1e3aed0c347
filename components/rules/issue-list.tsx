import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import type { RuleCheck } from "@/lib/api/rule-contract";
import { formatCounted } from "@/lib/format/count";

/** What is wrong with a text, each at its line; dimmed while it is about an older one. */
export function IssueList({
  id,
  check,
  isOld,
  onGoTo,
}: {
  readonly id: string;
  /** Undefined until there is an answer. */
  readonly check: RuleCheck | undefined;
  readonly isOld: boolean;
  readonly onGoTo: (line: number) => void;
}) {
  return (
    <div className={isOld ? "stale" : ""} aria-busy={isOld}>
      <p id={id} role="status" className="flex items-center gap-1.5 font-medium">
        {check === undefined ? (
          "Checking…"
        ) : (
          <>
            <Icon
              name={check.runs ? "circle-check" : "circle-x"}
              className={check.runs ? "" : "text-bad"}
            />
            {summary(check)}
          </>
        )}
      </p>
      <ul className="mt-1 space-y-1">
        {check?.issues.map(({ severity, path, line, column, message }) => (
          <li key={`${line}:${column} ${path} ${message}`}>
            <button
              type="button"
              className="min-h-6 rounded-sm px-1 font-medium text-accent underline hover:bg-hover"
              onClick={() => onGoTo(line)}
            >
              Line {line}
            </button>{" "}
            <span className={severity === "error" ? "text-bad" : "text-warn"}>
              {severity === "error" ? "Error" : "Warning"}
            </span>
            {path === "" ? null : (
              <code className="ms-1 text-xs text-muted wrap-anywhere">
                <VisibleText text={path} />
              </code>
            )}
            <p>
              <VisibleText text={message} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function summary({ runs, issues }: RuleCheck): string {
  const count = (severity: string) => issues.filter((each) => each.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const said = [
    errors === 0 ? null : formatCounted(errors, "error"),
    warnings === 0 ? null : formatCounted(warnings, "warning"),
  ].filter((part) => part !== null);
  const verdict = runs ? "This rule would run" : "This does not run";
  return said.length === 0 ? `${verdict}.` : `${verdict}: ${said.join(", ")}.`;
}
