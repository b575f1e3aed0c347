"use client";

import { type ComponentType, useId, useState } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { BucketForm } from "./bucket-form";
import { FolderForm } from "./folder-form";
import { SampleForm } from "./sample-form";

const CHOICES: readonly {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly icon: IconName;
  readonly Form: ComponentType;
}[] = [
  {
    id: "folder",
    title: "A folder",
    what: "Log files copied to this machine",
    icon: "folder-open",
    Form: FolderForm,
  },
  {
    id: "bucket",
    title: "An S3 bucket",
    what: "Where CloudTrail delivers; new files follow by themselves",
    icon: "package-open",
    Form: BucketForm,
  },
  {
    id: "sample",
    title: "The sample incident",
    what: "To look around first, without any logs",
    icon: "flask-conical",
    Form: SampleForm,
  },
];

/** Three ways to bring logs in; one form is open at a time. */
export function SourceChoices() {
  const [chosen, setChosen] = useState("folder");
  const name = useId();
  const Form = CHOICES.find((choice) => choice.id === chosen)?.Form ?? FolderForm;
  return (
    <div className="space-y-4">
      <fieldset className="grid gap-2 sm:grid-cols-3">
        <legend className="sr-only">Where the logs are</legend>
        {CHOICES.map(({ id, title, what, icon }) => (
          <label
            key={id}
            className="flex cursor-pointer items-start gap-2.5 rounded-lg border border-line bg-surface p-3 hover:bg-hover has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={id}
              checked={chosen === id}
              onChange={() => setChosen(id)}
              className="sr-only"
            />
            <Icon name={icon} size={20} className="mt-0.5 shrink-0 text-accent" />
            <span>
              <span className="block text-base font-medium">{title}</span>
              <span className="block text-muted">{what}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Form />
    </div>
  );
}
