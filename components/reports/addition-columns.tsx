import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { ReportAddition } from "@/lib/api/report-contract";

export const ADDITION_WORDS: Readonly<Record<ReportAddition["kind"], string>> = {
  prepared: "Prepared",
  reviewed: "Reviewed",
  comment: "Comment",
  exception: "Exception",
};

/** The columns of what was added to a report. @param titleOf title of a control, by its id */
export function additionColumns(
  titleOf: (control: string) => string,
): readonly FactColumn<ReportAddition>[] {
  const about = ({ section }: ReportAddition) =>
    section === null ? "The whole report" : titleOf(section);
  return [
    { header: "What", text: ({ kind }) => ADDITION_WORDS[kind] },
    {
      header: "About",
      text: about,
      show: (row) =>
        row.section === null ? (
          about(row)
        ) : (
          <a href={`#control-${row.section}`}>
            <VisibleText text={about(row)} />
          </a>
        ),
    },
    {
      header: "Words",
      text: ({ body }) => body,
      show: ({ body }) => <VisibleText text={body} />,
    },
    {
      header: "Owner",
      isRare: true,
      text: ({ owner }) => owner,
      show: ({ owner }) => (owner === null ? null : <VisibleText text={owner} />),
    },
    { header: "Due", isRare: true, text: ({ due }) => due },
    { header: "By", text: ({ by }) => by, show: ({ by }) => <VisibleText text={by} /> },
    { header: "At", text: ({ at }) => at },
    {
      header: "Signed with",
      text: ({ fingerprint }) => fingerprint ?? "not signed",
      show: ({ fingerprint }) =>
        fingerprint === null ? (
          "not signed"
        ) : (
          <code title={fingerprint}>{fingerprint.slice(0, 16)}…</code>
        ),
    },
  ];
}
