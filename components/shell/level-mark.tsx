import type { AlertLevel } from "@/lib/api/alert-words";

const SHAPES: Readonly<
  Record<AlertLevel, { readonly d: string; readonly className: string; readonly word: string }>
> = {
  // A filled octagon.
  critical: { d: "M3.5.5h5l3 3v5l-3 3h-5l-3-3v-5z", className: "fill-bad", word: "critical" },
  // A filled triangle.
  high: { d: "M6 1 11.5 11H.5z", className: "fill-bad", word: "high" },
  // A filled diamond.
  medium: { d: "M6 .5 11.5 6 6 11.5.5 6z", className: "fill-warn", word: "medium" },
  // A hollow diamond.
  low: { d: "M6 1.5 10.5 6 6 10.5 1.5 6z", className: "fill-none stroke-warn", word: "low" },
  // A hollow circle.
  informational: {
    d: "M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z",
    className: "fill-none stroke-muted",
    word: "info",
  },
};

/** Shape and colour of a level; say the word beside it. */
export function LevelMark({ level }: { readonly level: AlertLevel }) {
  const { d, className } = SHAPES[level];
  return (
    <svg
      width={12}
      height={12}
      viewBox="0 0 12 12"
      aria-hidden="true"
      className="inline-block shrink-0 align-[-1px]"
    >
      <path d={d} className={className} strokeWidth={1.5} data-mark />
    </svg>
  );
}

/** Shape, colour and word of a level. */
export function LevelText({ level }: { readonly level: AlertLevel }) {
  return (
    <span className="whitespace-nowrap">
      <LevelMark level={level} /> {levelWord(level)}
    </span>
  );
}

/** The word of a level, short. */
export function levelWord(level: AlertLevel): string {
  return SHAPES[level].word;
}
