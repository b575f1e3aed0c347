import { VisibleText } from "@/components/ui/visible-text";
import type { RuleIssue } from "@/lib/api/rule-contract";

/** A rule's text with numbered lines; what is wrong with a line stands below it. */
export function NumberedText({
  text,
  issues,
}: {
  readonly text: string;
  readonly issues: readonly RuleIssue[];
}) {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return (
    <ol className="overflow-x-auto rounded-md border border-line bg-surface py-1 font-mono text-xs">
      {lines.map((line, at) => {
        const number = at + 1;
        const own = issues.filter((issue) => issue.line === number);
        return (
          <li key={number} id={`L${number}`} className="flex min-h-5 target:bg-selected">
            <span aria-hidden="true" className="w-10 shrink-0 pe-2 text-end text-muted select-none">
              {number}
            </span>
            <div className="min-w-0 flex-1">
              <pre
                className={`whitespace-pre-wrap wrap-anywhere ${own.length > 0 ? "bg-hover" : ""}`}
              >
                <VisibleText text={line} />
              </pre>
              {own.map((issue) => (
                <p
                  key={`${issue.path} ${issue.message}`}
                  className={`font-sans ${issue.severity === "error" ? "text-bad" : "text-warn"}`}
                >
                  {issue.severity === "error" ? "Error" : "Warning"}
                  {issue.path === "" ? "" : ` at ${issue.path}`}:{" "}
                  <VisibleText text={issue.message} />
                </p>
              ))}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
