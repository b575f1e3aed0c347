import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventAlerts, ExplainedPart } from "@/lib/api/alert-evidence-contract";
import { shortenMiddle } from "@/lib/format/shorten";
import { LevelMark, levelWord } from "./level-mark";
import { pageRoute } from "./page-route";

type Match = EventAlerts["alerts"][number];

/** One rule or detector that found an event: the values that matched are marked, the rest on demand. */
export function EventMatch({
  match: { alertId, state, ruleId, title, level, isSuppressed, fields, parts },
  isNamed,
}: {
  readonly match: Match;
  readonly isNamed: boolean;
}) {
  const path =
    alertId === null ? (ruleId === null ? null : `/rules/${ruleId}`) : `/alerts/${alertId}`;
  const told = [
    ...(level === null ? [] : [levelWord(level)]),
    ...(state === null ? ["no alert of its own"] : [state]),
    ...(isSuppressed ? ["suppressed"] : []),
  ];
  return (
    <>
      {isNamed ? (
        <p>
          {level === null ? null : <LevelMark level={level} />}{" "}
          {path === null ? (
            <VisibleText text={title} />
          ) : (
            <PageLink href={pageRoute(path)} className="font-medium">
              <VisibleText text={title} />
            </PageLink>
          )}{" "}
          <span className="text-muted">{told.join(", ")}</span>
        </p>
      ) : null}
      {fields.length === 0 ? (
        <p className="text-muted">It is one of several events that were found together.</p>
      ) : (
        <ul className="font-mono text-xs">
          {fields.map(({ field, path: place, text, isMasked }) => (
            <li key={`${field} ${place} ${text}`} className="wrap-anywhere">
              <VisibleText text={shortenMiddle(place === "" ? field : place, 120)} />:{" "}
              <mark className="rounded-sm bg-selected px-1 text-ink">
                <VisibleText text={shortenMiddle(text, 200)} />
              </mark>
              {isMasked ? <span className="text-muted"> masked</span> : null}
            </li>
          ))}
        </ul>
      )}
      {parts.length === 0 ? null : (
        <details className="mt-1">
          <summary className="min-h-6 cursor-pointer text-muted">
            Why, condition by condition
          </summary>
          <ul className="text-xs">
            {numbered(parts).map(({ part, number }) => (
              <Part key={number} part={part} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const INDENTS = ["ps-0", "ps-4", "ps-8", "ps-12", "ps-16"];

function Part({ part: { depth, holds, says, found } }: { readonly part: ExplainedPart }) {
  const fitting = found.filter(({ fits }) => fits);
  const shown = (fitting.length > 0 ? fitting : found).slice(0, 3);
  return (
    <li className={`wrap-anywhere ${INDENTS[depth] ?? "ps-16"} ${holds ? "" : "text-muted"}`}>
      <span className="inline-block w-8 font-medium">{holds ? "yes" : "no"}</span>
      <VisibleText text={shortenMiddle(says, 300)} />
      {shown.length === 0 ? null : (
        <span className="text-muted">
          {" "}
          found <VisibleText text={shown.map(({ text }) => shortenMiddle(text, 80)).join(", ")} />
        </span>
      )}
    </li>
  );
}

/** Parts of a rule have no names and never move: their number tells them apart. */
function numbered(parts: readonly ExplainedPart[]) {
  return parts.map((part, number) => ({ part, number }));
}
