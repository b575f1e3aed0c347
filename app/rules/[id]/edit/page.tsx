import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageReader } from "@/app/page-reader";
import { RuleEditor } from "@/components/rules/rule-editor";
import { readRuleToEdit } from "@/lib/detections/rule-pages/rule-to-edit";

export const metadata: Metadata = { title: "Edit rule" };

/** A rule that was written here is changed in place; one of a file becomes a rule of one's own. */
export default async function EditRulePage({ params }: PageProps<"/rules/[id]/edit">) {
  const { id: text } = await params;
  if (!/^\d{1,9}$/.test(text)) notFound();
  const id = Number(text);
  const rule = await readRuleToEdit(await pageReader(), id, randomUUID());
  if (rule === null) notFound();
  const { title, isOwn } = rule;
  return (
    <RuleEditor
      key={id}
      title={isOwn ? `Edit ${title}` : `A rule in place of ${title}`}
      text={rule.text}
      edited={isOwn ? { ruleId: id } : { replaces: { id, title } }}
    />
  );
}
