import { useEffect, useRef } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import type { Suggestion } from "@/lib/api/contract";
import { formatCount } from "@/lib/format/count";

/** The list under the query input; focus stays in the input. */
export function SuggestionList({
  id,
  items,
  at,
  onChoose,
}: {
  readonly id: string;
  readonly items: readonly Suggestion[];
  readonly at: number;
  readonly onChoose: (item: Suggestion) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="Suggestions"
      hidden={items.length === 0}
      className="absolute inset-x-0 top-full z-40 mt-1 max-h-80 overflow-auto rounded-lg border border-line bg-raised p-1 shadow-lg"
    >
      {items.map((item, index) => (
        <div
          key={`${item.kind} ${item.text}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="flex items-baseline gap-3 rounded-md px-2 py-1 hover:bg-hover aria-selected:bg-selected"
          // Before blur, so that the input keeps the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(item);
          }}
        >
          <span className="min-w-0 truncate font-mono">
            <VisibleText text={item.label} />
          </span>
          {item.detail === null ? null : (
            <span className="min-w-0 flex-1 truncate text-xs text-muted">
              <VisibleText text={item.detail} />
            </span>
          )}
          {item.count === null ? null : (
            <span className="ms-auto ps-3 text-xs text-muted">{formatCount(item.count)}</span>
          )}
        </div>
      ))}
    </div>
  );
}
