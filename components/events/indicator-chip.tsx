import { useMemo } from "react";
import { useCode } from "@/components/ui/code-on-demand";
import { Icon } from "@/components/ui/icon";
import { QUERY_CODE } from "./query-code";

/** What a pasted list was read as: `12 indicators: 9 IP, 2 ARN, 1 key`. */
export function IndicatorChip({ text }: { readonly text: string }) {
  const code = useCode(QUERY_CODE, true);
  const counted = useMemo(
    () => code?.countIndicators(code.parseQuery(text).query) ?? null,
    [code, text],
  );
  if (counted === null || counted.total < 2) return null;
  return (
    <p role="status" className="mt-1 flex items-center gap-1.5 px-1 text-xs text-muted">
      <Icon name="list-checks" size={14} />
      {counted.text}
    </p>
  );
}
