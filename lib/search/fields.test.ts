import { expect, test } from "vitest";
import { FIELDS, findField } from "./fields";
import { INDICATOR_FIELDS } from "./indicator";

test("no two fields share a name or alias, whatever the case", () => {
  const names = FIELDS.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((one) => one.toLowerCase()),
  );
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("fields are found by name and alias in any case, and nothing else is", () => {
  expect(findField("EVENTNAME")?.name).toBe("event");
  expect(findField("userIdentity.ARN")?.name).toBe("arn");
  for (const name of ["", "__proto__", "constructor", "request.a"]) {
    expect(findField(name)).toBeUndefined();
  }
});

test("every field has a label and one sentence of help, and every enum its options", () => {
  for (const field of FIELDS) {
    expect(field.label).not.toBe("");
    expect(field.help).toMatch(/^[A-Z].*\.$/);
    if (field.type === "enum") expect(field.options?.length).toBeGreaterThan(1);
  }
});

test("every indicator is looked for in fields that exist", () => {
  for (const name of Object.values(INDICATOR_FIELDS).flat())
    expect(findField(name)?.name).toBe(name);
});
