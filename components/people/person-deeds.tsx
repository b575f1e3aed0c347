import { Button } from "@/components/ui/button";
import { VisibleText } from "@/components/ui/visible-text";
import type { ListedPerson } from "@/lib/api/people-contract";
import type { changePerson } from "@/lib/api/people-queries";

type PersonChange = Parameters<typeof changePerson>[0]["change"];

/** What can be done about one person. */
export function PersonDeeds({
  person,
  isBusy,
  onEdit,
  onChange,
}: {
  readonly person: ListedPerson;
  readonly isBusy: boolean;
  readonly onEdit: () => void;
  readonly onChange: (change: PersonChange) => void;
}) {
  const { isDisabled, isSelf, email, signIns, hasSecondFactor } = person;
  const deeds: readonly [string, PersonChange, boolean][] = [
    ["New link", { action: "link" }, !isDisabled && email !== null],
    ["End sign-ins", { action: "end-sign-ins" }, signIns > 0],
    ["Remove second factor", { action: "remove-second-factor" }, hasSecondFactor && !isSelf],
    ["Disable", { action: "disable" }, !isDisabled && !isSelf],
    ["Enable", { action: "enable" }, isDisabled],
  ];
  const who = (
    <span className="sr-only">
      <VisibleText text={person.name} />
    </span>
  );
  return (
    <span className="flex flex-wrap justify-end gap-1">
      <Button onClick={onEdit}>Change… {who}</Button>
      {deeds
        .filter(([, , isOffered]) => isOffered)
        .map(([label, change]) => (
          <Button key={label} busy={isBusy} onClick={() => onChange(change)}>
            {label} {who}
          </Button>
        ))}
    </span>
  );
}
