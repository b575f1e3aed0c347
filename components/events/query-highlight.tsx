import type { Ref } from "react";
import { useCode } from "@/components/ui/code-on-demand";
import { QUERY_CODE } from "./query-code";
import type { TokenKind } from "./query-tokens";

const COLOURS: Readonly<Record<TokenKind, string>> = {
  field: "text-json-name",
  operator: "text-muted",
  keyword: "text-json-word",
  quoted: "text-json-text",
  punctuation: "text-muted",
  plain: "text-ink",
};

/** The coloured text under the transparent input; it also gives the input its height. */
export function QueryHighlight({
  ref,
  text,
  errors,
  className,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly text: string;
  readonly errors: readonly { readonly from: number; readonly to: number }[];
  readonly className: string;
}) {
  const code = useCode(QUERY_CODE, text !== "");
  // Until the colours have come the text is plain: it is what the reader sees of the input.
  const tokens = code?.toQueryTokens(text, errors) ?? [
    { text, from: 0, kind: "plain" as const, bad: false },
  ];
  return (
    <div ref={ref} aria-hidden="true" className={`pointer-events-none ${className}`}>
      {tokens.map((token) => (
        <span
          key={token.from}
          data-from={token.from}
          className={`${COLOURS[token.kind]} ${token.bad ? "wavy" : ""}`}
        >
          {token.text}
        </span>
      ))}
      {/* A last line that is empty still has a height. */}
      {"\u200b"}
    </div>
  );
}
