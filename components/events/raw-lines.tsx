import { memo, useMemo } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/count";
import { type JsonTokenKind, toJsonTokens } from "./json-tokens";
import { cutAtFinds, type Found } from "./raw-find";

/** A single value longer than this is cut on screen, never in the copy or the file. */
const LINE_LENGTH = 4000;

const COLOURS: Readonly<Record<JsonTokenKind, string>> = {
  name: "text-json-name",
  text: "text-json-text",
  number: "text-json-number",
  word: "text-json-word",
  other: "",
};

interface LineFind {
  readonly from: number;
  readonly to: number;
  /** Its number among all finds. */
  readonly number: number;
}

const NO_FINDS: readonly LineFind[] = [];

/** The first lines of a record in colours, with finds marked and the current one in view. */
export function RawLines({
  lines,
  shown,
  finds,
  current,
}: {
  readonly lines: readonly string[];
  /** How many lines. */
  readonly shown: number;
  readonly finds: readonly Found[];
  readonly current: number;
}) {
  const byLine = useMemo(() => {
    const grouped = new Map<number, LineFind[]>();
    for (const [number, { line, from, to }] of finds.entries()) {
      const group = grouped.get(line);
      if (group === undefined) grouped.set(line, [{ from, to, number }]);
      else group.push({ from, to, number });
    }
    return grouped;
  }, [finds]);
  const currentLine = finds[current]?.line;
  const numbered = lines.slice(0, shown).map((text, number) => ({ text, number }));
  return (
    <pre className="overflow-x-auto rounded-md border border-line bg-surface p-2 font-mono text-xs leading-4.5 whitespace-pre-wrap">
      {numbered.map(({ text, number }) => (
        <RawLine
          key={number}
          line={text}
          finds={byLine.get(number) ?? NO_FINDS}
          current={number === currentLine ? current : null}
        />
      ))}
    </pre>
  );
}

const RawLine = memo(function RawLine({
  line,
  finds,
  current,
}: {
  readonly line: string;
  readonly finds: readonly LineFind[];
  readonly current: number | null;
}) {
  let from = 0;
  const stretches = toJsonTokens(line.slice(0, LINE_LENGTH)).flatMap((token) => {
    const start = from;
    from += token.text.length;
    return cutAtFinds(start, from, finds).map((stretch) => ({ ...stretch, kind: token.kind }));
  });
  return (
    <>
      {stretches.map((stretch) => {
        const text = <VisibleText text={line.slice(stretch.from, stretch.to)} multiline />;
        if (stretch.found === null) {
          return (
            <span key={stretch.from} className={COLOURS[stretch.kind]}>
              {text}
            </span>
          );
        }
        const isCurrent = stretch.found === current;
        return (
          <mark
            key={stretch.from}
            aria-current={isCurrent || undefined}
            ref={isCurrent ? scrollToIt : undefined}
            className={`rounded-xs text-ink ${isCurrent ? "bg-selected outline-2 outline-accent" : "bg-selected underline"}`}
          >
            {text}
          </mark>
        );
      })}
      {line.length > LINE_LENGTH ? (
        <span className="text-warn">
          {" "}
          … {formatCount(line.length - LINE_LENGTH)} more characters
        </span>
      ) : null}
      {"\n"}
    </>
  );
});

function scrollToIt(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "center" });
}
