import { VisibleText } from "@/components/ui/visible-text";
import type { RuleDetail } from "@/lib/api/rule-contract";
import { ORIGIN_WORDS } from "./rule-words";

/** What a rule says about itself, for who has to act on it. */
export function RuleHead({ rule }: { readonly rule: RuleDetail }) {
  const { head } = rule;
  const facts: readonly (readonly [name: string, texts: readonly string[]])[] = [
    ["False positives", head?.falsepositives ?? []],
    ["Response", head?.custom.response ?? []],
    ["Tags", head?.tags ?? []],
    ["References", head?.references ?? []],
    ["Author", [rule.author ?? "not stated"]],
    ["Licence", [rule.license ?? "not stated"]],
    [
      "From",
      [rule.origin === "own" ? rule.source : `${ORIGIN_WORDS[rule.origin]}: ${rule.source}`],
    ],
    ["Status", head?.status == null ? [] : [head.status]],
    ["Id", [rule.key]],
    ["Written", [head?.date, head?.modified].flatMap((date) => date ?? [])],
    ["Alerts by", head?.custom["alert-by"] ?? []],
    ["Alert window", head?.custom["alert-window"] ?? []],
  ];
  return (
    <div className="space-y-3">
      {head?.description == null ? null : (
        <p className="max-w-3xl text-pretty">
          <VisibleText text={head.description} multiline />
        </p>
      )}
      <dl className="grid max-w-4xl grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1 max-sm:grid-cols-1">
        {facts
          .filter(([, texts]) => texts.length > 0)
          .map(([name, texts]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="wrap-anywhere max-sm:mb-1">
                {texts.length === 1 ? (
                  <VisibleText text={texts[0] ?? ""} multiline />
                ) : (
                  <ul>
                    {texts.map((text) => (
                      <li key={text}>
                        <VisibleText text={text} multiline />
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
