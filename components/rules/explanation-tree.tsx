import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import type { RuleExplanation } from "@/lib/api/rule-contract";

/** Why a rule matches or not, part by part, with the values that were compared. */
export function ExplanationTree({
  part,
  onGoTo,
}: {
  readonly part: RuleExplanation;
  readonly onGoTo: (line: number) => void;
}) {
  const { holds, says, line, found, parts } = part;
  return (
    <div>
      <p className="flex items-start gap-1.5">
        <Icon
          name={holds ? "circle-check" : "circle-x"}
          label={holds ? "holds:" : "does not hold:"}
          className={`mt-0.5 shrink-0 ${holds ? "text-accent" : "text-bad"}`}
        />
        <span className="min-w-0 wrap-anywhere">
          <VisibleText text={says} />
          {line === null ? null : (
            <button
              type="button"
              className="ms-1.5 min-h-6 rounded-sm px-1 text-xs text-muted underline hover:bg-hover"
              onClick={() => onGoTo(line)}
            >
              line {line}
            </button>
          )}
        </span>
      </p>
      {found.length === 0 && parts.length === 0 ? (
        <p className="ms-6 text-xs text-muted">The event has nothing there.</p>
      ) : null}
      {found.length === 0 ? null : (
        <ul className="ms-6 text-xs">
          {found.map(({ path, text, fits }) => (
            <li key={`${path} ${text}`} className="wrap-anywhere">
              <span className={fits ? "font-medium" : "text-muted"}>
                {fits ? "fits: " : "compared: "}
              </span>
              <VisibleText text={path === "" ? text : `${path} = ${text}`} />
            </li>
          ))}
        </ul>
      )}
      {parts.length === 0 ? null : (
        <ul className="ms-2 border-s border-line ps-3">
          {parts.map((each) => (
            <li key={`${each.line} ${each.says} ${JSON.stringify(each.found)}`}>
              <ExplanationTree part={each} onGoTo={onGoTo} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
