import { expect, test } from "vitest";
import { newActionSchema } from "@/lib/api/action-contract";
import { readAction } from "./read-action";

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test("a form is an action as the API takes it", () => {
  const chosen = { kind: "webhook", leastLevel: "high", ruleIds: [3], isEnabled: false } as const;
  const typed = {
    name: " SOC ",
    url: " https://hooks.example/x ",
    secretFrom: "",
    accounts: "1, ,2",
  };
  const action = readAction(form(typed), { ...chosen, ruleIds: [...chosen.ruleIds] });
  expect(newActionSchema.parse(action)).toEqual({
    kind: "webhook",
    name: "SOC",
    settings: { url: "https://hooks.example/x" },
    leastLevel: "high",
    ruleIds: [3],
    accounts: ["1", "2"],
    isEnabled: false,
  });
});

test("recipients are several; what is left out is for the API to refuse", () => {
  const chosen = { kind: "email", leastLevel: "low", isEnabled: true } as const;
  const read = (to: string) => readAction(form({ name: "mail", to }), { ...chosen, ruleIds: [] });
  expect(read("a@x.org, b@x.org").settings).toEqual({ to: ["a@x.org", "b@x.org"] });
  expect(newActionSchema.safeParse(read("")).success).toBe(false);
  expect(newActionSchema.safeParse(read("a@x.org\nBcc: b@x.org")).success).toBe(false);
});
