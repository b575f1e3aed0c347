"use client";

import { useId, useRef, useState } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { buttonClass } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { EditedRule } from "./edited-rule";
import { IssueList } from "./issue-list";
import { ruleRoute } from "./rule-href";
import { SaveRule } from "./save-rule";
import { goToLine, TextEditor } from "./text-editor";
import { useRuleCheck } from "./use-rule-check";

// They are used once there is a text.
const RuleTrial = onDemand(
  () => import("./rule-trial").then((module) => module.RuleTrial),
  <Skeleton lines={4} label="Loading" />,
);
const RulePreview = onDemand(
  () => import("./rule-preview").then((module) => module.RulePreview),
  <Skeleton lines={4} label="Loading" />,
);

/**
 * Writes a rule: what is wrong with it while it is written, whether it matches an event, and what it
 * would have found, all before it runs.
 */
export function RuleEditor({
  title,
  text: given,
  edited = {},
}: {
  readonly title: string;
  readonly text: string;
  readonly edited?: EditedRule;
}) {
  const issuesId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(given);
  /** The text whose preview has ended. */
  const [previewed, setPreviewed] = useState<string | null>(null);
  const { query, isOld } = useRuleCheck(text, edited.ruleId);
  const goTo = (line: number) => goToLine(box.current, line);
  const runs = query.data?.runs === true && !isOld;
  const back = edited.ruleId ?? edited.replaces?.id;
  return (
    <div className="mx-auto max-w-7xl space-y-4 p-4">
      <header className="space-y-2">
        <PageLink
          href={back === undefined ? pageRoute("/rules") : ruleRoute(back)}
          className={buttonClass("quiet")}
        >
          <Icon name="arrow-left" />
          {back === undefined ? "Rules" : "Rule"}
        </PageLink>
        <h1 className="text-xl font-semibold">
          <VisibleText text={title} />
        </h1>
        {edited.replaces === undefined ? null : (
          <p className="max-w-3xl">
            <VisibleText text={`“${edited.replaces.title}”`} /> comes from a file, which stays as it
            is. This becomes a rule of yours with an id of its own; when you save and enable it, the
            one from the file is disabled, and what it found before stays with it.
          </p>
        )}
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-2">
          <TextEditor
            text={text}
            issues={query.data?.issues ?? []}
            box={box}
            describedBy={issuesId}
            onChange={setText}
          />
          {query.error === null ? null : (
            <div className="-mx-3">
              <ErrorNote
                title="The text could not be checked"
                error={query.error}
                onRetry={() => void query.refetch()}
              />
            </div>
          )}
          <IssueList id={issuesId} check={query.data} isOld={isOld} onGoTo={goTo} />
          <SaveRule text={text} runs={runs} isPreviewed={previewed === text} edited={edited} />
        </div>
        <div className="min-w-0 space-y-6">
          <RulePreview
            text={text}
            runs={runs}
            kind={query.data?.kind ?? null}
            onEnd={setPreviewed}
          />
          <RuleTrial text={text} onGoTo={goTo} />
        </div>
      </div>
    </div>
  );
}
