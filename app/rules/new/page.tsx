import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { pageReader } from "@/app/page-reader";
import { RuleEditor } from "@/components/rules/rule-editor";

export const metadata: Metadata = { title: "New rule" };
/** Each new rule has an id of its own. */
export const dynamic = "force-dynamic";

export default async function NewRulePage() {
  await pageReader();
  return <RuleEditor title="New rule" text={template(randomUUID(), new Date())} />;
}

function template(id: string, now: Date): string {
  return `title: What it finds, in a few words
id: ${id}
status: experimental
description: Why this is worth an alert.
author: Who wrote it
date: ${now.toISOString().slice(0, 10)}
tags:
  - attack.t1562.008
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventSource: cloudtrail.amazonaws.com
    eventName:
      - StopLogging
      - DeleteTrail
  condition: selection
falsepositives:
  - What is harmless and matches too.
level: medium
`;
}
