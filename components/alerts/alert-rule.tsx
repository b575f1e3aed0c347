import type { ReactNode } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertRule as Rule } from "@/lib/api/alert-contract";
import { tagWords } from "./tag-words";

/** What the rule of an alert says about itself: what else it may be, and what to do. */
export function AlertRule({ rule, saysWhy }: { readonly rule: Rule; readonly saysWhy: boolean }) {
  const { id, version, isOld, title, description, author, license, references } = rule;
  return (
    <section aria-labelledby="rule" className="space-y-2">
      <h2 id="rule" className="border-b border-line pb-1 text-base font-semibold">
        Rule
      </h2>
      <p>
        <PageLink href={pageRoute(`/rules/${id}`)} className="font-medium">
          <VisibleText text={title} />
        </PageLink>{" "}
        <span className="text-muted">
          version {version}
          {isOld ? "; there is a newer one" : ""}
        </span>
      </p>
      {saysWhy && description !== null ? (
        <p className="text-pretty">
          <VisibleText text={description} multiline />
        </p>
      ) : null}
      <Texts title="What to do" texts={rule.response} />
      <Texts title="What else it may be" texts={rule.falsePositives} />
      {rule.tags.length === 0 ? null : (
        <Part title="Tags">
          <ul className="flex flex-wrap gap-1">
            {rule.tags.map((tag) => (
              <li key={tag} className="rounded-md border border-line px-1.5 text-xs leading-6">
                <VisibleText text={tagWords(tag)} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Texts title="References" texts={references} />
      <p className="text-muted">
        <VisibleText text={author === null ? "Author not named" : `By ${author}`} />
        {license === null ? null : (
          <>
            , licence <VisibleText text={license} />
          </>
        )}
      </p>
    </section>
  );
}

function Texts({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <Part title={title}>
      <ul className={texts.length > 1 ? "list-inside list-disc" : ""}>
        {texts.map((text) => (
          <li key={text} className="wrap-anywhere text-pretty">
            <VisibleText text={text} multiline />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      {children}
    </div>
  );
}
