import { expect, test } from "vitest";
import { newVerificationSchema } from "@/lib/api/integrity-contract";
import { readVerification } from "./read-verification";

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test("an empty form asks for everything as it was indexed", () => {
  expect(readVerification(formOf({ source: "", from: "", to: "" }))).toEqual({ reread: false });
});

test("times of the form are UTC, and what is asked is what the API takes", () => {
  const asked = readVerification(
    formOf({ source: "3", from: "2026-12-01T08:30", to: "2026-12-02T00:00", reread: "on" }),
  );
  expect(asked).toEqual({
    reread: true,
    sourceId: 3,
    from: "2026-12-01T08:30Z",
    to: "2026-12-02T00:00Z",
  });
  expect(newVerificationSchema.safeParse(asked).success).toBe(true);
});
