import type { Standing } from "@/lib/digest/verdict";
import { verdictWord } from "./verdict-words";

const SHAPES: Readonly<
  Record<Standing, { readonly body: string; readonly sign: string; readonly className: string }>
> = {
  // A filled circle with a check.
  proven: {
    body: "M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1z",
    sign: "m4.8 8.2 2.2 2.3 4.2-4.7",
    className: "fill-success stroke-surface",
  },
  // A filled octagon with a cross.
  broken: {
    body: "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z",
    sign: "m5.3 5.3 5.4 5.4m0-5.4-5.4 5.4",
    className: "fill-bad stroke-surface",
  },
  // A hollow circle with a dash.
  open: {
    body: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 1 1 8 1.8z",
    sign: "M5 8h6",
    className: "fill-none stroke-muted",
  },
};

/** Shape and colour of what a check said; only what is proven is filled and checked. Say the word beside it. */
export function VerdictMark({ standing }: { readonly standing: Standing }) {
  const { body, sign, className } = SHAPES[standing];
  return (
    <svg
      width={14}
      height={14}
      viewBox="0 0 16 16"
      aria-hidden="true"
      className="inline-block shrink-0 align-[-2px]"
    >
      <g className={className} data-mark>
        <path d={body} strokeWidth={standing === "open" ? 1.6 : 0} data-mark />
        <path d={sign} className="fill-none" strokeWidth={1.8} data-mark />
      </g>
    </svg>
  );
}

/** Shape, colour and word of a verdict. */
export function VerdictText({
  standing,
  verdict,
}: {
  readonly standing: Standing;
  readonly verdict: string;
}) {
  return (
    <span className={`whitespace-nowrap ${standing === "broken" ? "font-medium text-bad" : ""}`}>
      <VerdictMark standing={standing} /> {verdictWord(verdict)}
    </span>
  );
}
