import { ProfileLink } from "@/components/shell/profile-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertRow } from "@/lib/api/alert-contract";
import { shortenMiddle } from "@/lib/format/shorten";
import { subjectName } from "@/lib/format/subject-name";
import { toVisible } from "@/lib/format/visible";
import { fieldWord } from "./alert-words";

/** What an alert is about: `who arn:…`, `Region eu-west-3`. */
export function AlertSubject({ subject }: { readonly subject: AlertRow["subject"] }) {
  if (subject.length === 0) return null;
  return (
    <p className="text-xs">
      {subject.map(({ field, value }) => (
        <span
          key={`${field} ${value}`}
          className="me-3 inline-block max-w-full"
          title={toVisible(`${field}: ${value ?? "not recorded"}`)}
        >
          <span className="text-muted">
            <VisibleText text={fieldWord(field)} />{" "}
          </span>
          {value === "" || value === null ? (
            <span className="text-muted">not recorded</span>
          ) : (
            <Value field={field} value={value} />
          )}
        </span>
      ))}
    </p>
  );
}

/** A principal leads to its page, and is called by its name. */
function Value({ field, value }: { readonly field: string; readonly value: string }) {
  const text = <VisibleText text={shortenMiddle(subjectName(field, value), 100)} />;
  if (field !== "ct.principal" && field !== "ct.session") return text;
  const kind = field === "ct.principal" ? "principal" : "session";
  return <ProfileLink profile={{ kind, id: value }}>{text}</ProfileLink>;
}
