import { Icon } from "@/components/ui/icon";
import type { Fix } from "@/lib/search/issue";

/** An issue of the parser or of the server: of the code only the text matters here. */
export interface ShownIssue {
  readonly code: string;
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  readonly fixes: readonly Fix[];
}

/** What is wrong or doubtful in the query, each with its fixes. Said aloud only after sending. */
export function QueryIssues({
  id,
  issues,
  urgent,
  onFix,
}: {
  readonly id: string;
  readonly issues: readonly ShownIssue[];
  readonly urgent: boolean;
  readonly onFix: (fix: Fix) => void;
}) {
  const firstFix = issues.find(({ fixes }) => fixes.length > 0)?.fixes[0];
  return (
    <div id={id} role={urgent ? "alert" : undefined}>
      <ul className="text-sm empty:hidden">
        {issues.slice(0, 3).map((issue) => (
          <li
            key={`${issue.code} ${issue.from} ${issue.to}`}
            className="mt-1 flex items-start gap-2 [&>svg]:my-1 [&>svg]:shrink-0"
          >
            {issue.severity === "error" ? (
              <Icon name="circle-x" size={14} label="Error" className="text-bad" />
            ) : (
              <Icon
                name="triangle-exclamation-point"
                size={14}
                label="Note"
                className="text-warn"
              />
            )}
            {/* What has no room beside the message goes below it, all fixes together. */}
            <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 leading-6">
              <span className="leading-5">
                {issue.message} <span className="font-mono text-xs text-muted">{issue.code}</span>
              </span>
              <span className="flex flex-wrap gap-1 empty:hidden">
                {issue.fixes.map((fix) => (
                  <button
                    key={fix.label}
                    type="button"
                    aria-keyshortcuts={fix === firstFix ? "Alt+Enter" : undefined}
                    className="h-6 rounded-sm border border-line bg-surface px-1.5 text-xs hover:bg-hover"
                    onClick={() => onFix(fix)}
                  >
                    {fix.label}
                    {fix === firstFix ? (
                      <span aria-hidden="true" className="ms-1.5 text-muted max-sm:hidden">
                        Alt ↵
                      </span>
                    ) : null}
                  </button>
                ))}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
