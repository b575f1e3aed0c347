import { expect, test } from "vitest";
import { newActionSchema } from "@/lib/api/action-contract";
import { readAction } from "./read-action";

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test("a form is an action as the API takes it", () => {
  const chosen = {
    kind: "webhook",
    shape: "teams",
    leastLevel: "high",
    ruleIds: [3],
    isEnabled: false,
  } as const;
  const typed = {
    name: " SOC ",
    url: " https://hooks.example/x ",
    secretFrom: "",
    accounts: "1, ,2",
    mostPerHour: " 20",
    digestMinutes: "",
  };
  const action = readAction(form(typed), { ...chosen, ruleIds: [...chosen.ruleIds] });
  expect(newActionSchema.parse(action)).toEqual({
    kind: "webhook",
    name: "SOC",
    settings: { url: "https://hooks.example/x", shape: "teams" },
    leastLevel: "high",
    ruleIds: [3],
    accounts: ["1", "2"],
    isEnabled: false,
    mostPerHour: 20,
    digestMinutes: null,
  });
});

test("a number that is none is for the API to refuse, and each kind has its own settings", () => {
  const more = { shape: "plain", leastLevel: "low", isEnabled: true, ruleIds: [] } as const;
  const read = (kind: "sns" | "eventbridge" | "command", fields: Record<string, string>) =>
    newActionSchema.safeParse(
      readAction(form({ name: "x", ...fields }), { ...more, kind, ruleIds: [...more.ruleIds] }),
    ).success;
  const topicArn = "arn:aws:sns:eu-west-1:111122223333:alerts.fifo";
  expect(read("sns", { topicArn })).toBe(true);
  expect(read("sns", { topicArn, digestMinutes: "soon" })).toBe(false);
  expect(read("sns", { topicArn: "https://sns.example/alerts" })).toBe(false);
  const busArn = "arn:aws:events:eu-west-1:111122223333:event-bus/default";
  expect(read("eventbridge", { busArn })).toBe(true);
  expect(read("eventbridge", { busArn: topicArn })).toBe(false);
  expect(read("command", { commandFrom: "TRAILGLASS_COMMAND_PAGER" })).toBe(true);
  expect(read("command", { commandFrom: "/bin/sh" })).toBe(false);
});

test("recipients are several; what is left out is for the API to refuse", () => {
  const chosen = { kind: "email", shape: "plain", leastLevel: "low", isEnabled: true } as const;
  const read = (to: string) => readAction(form({ name: "mail", to }), { ...chosen, ruleIds: [] });
  expect(read("a@x.org, b@x.org").settings).toEqual({ to: ["a@x.org", "b@x.org"] });
  expect(newActionSchema.safeParse(read("")).success).toBe(false);
  expect(newActionSchema.safeParse(read("a@x.org\nBcc: b@x.org")).success).toBe(false);
});
