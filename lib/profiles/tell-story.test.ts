import { expect, test } from "vitest";
import { tellStory } from "./tell-story";

const hours = (...slots: readonly number[]) =>
  Array.from({ length: 168 }, (_, slot) => (slots.includes(slot) ? 3 : 0));
const FACTS = {
  activeDays: 34,
  periodDays: 45,
  hours: hours(7, 24 + 12, 48 + 15),
  ips: 3,
  regions: 2,
  clients: ["aws-cli", "console"],
  moreClients: 0,
  fresh: 2,
};

test("a sentence says when, from where and with what, and what is new", () => {
  expect(tellStory(FACTS)).toBe(
    "Active 34 of 45 days, weekdays 07–16 UTC, from 3 IPs in 2 Regions, with aws-cli and console; 2 new things in this period.",
  );
});

test("what is not known is not said", () => {
  const told = tellStory({ ...FACTS, ips: null, clients: [], fresh: null });
  expect(told).toBe("Active 34 of 45 days, weekdays 07–16 UTC, in 2 Regions.");
});

test("what never comes from an address, and no Region, are left out", () => {
  const told = tellStory({ ...FACTS, ips: 0, regions: 0, fresh: null });
  expect(told).toBe("Active 34 of 45 days, weekdays 07–16 UTC, with aws-cli and console.");
});

test.each([
  [hours(22, 23, 24, 26), "weekdays 22–03 UTC"],
  [hours(130), "weekends 10–11 UTC"],
  [hours(1, 140), "all week 20–02 UTC"],
  [Array.from({ length: 168 }, () => 1), "all week around the clock"],
  [hours(23), "weekdays 23–00 UTC"],
])("the hours lie around the longest quiet time of the day", (slots, words) => {
  expect(tellStory({ ...FACTS, hours: slots })).toContain(`, ${words}, `);
});

test("one of each is one, and further clients are counted", () => {
  const told = tellStory({
    ...FACTS,
    activeDays: 1,
    periodDays: 1,
    ips: 1,
    regions: 1,
    fresh: 1,
    moreClients: 4,
  });
  expect(told).toBe(
    "Active 1 of 1 day, weekdays 07–16 UTC, from 1 IP in 1 Region, with aws-cli, console and 4 more; 1 new thing in this period.",
  );
  expect(tellStory({ ...FACTS, fresh: 0 })).toMatch(/; nothing new in this period\.$/);
});

test("without events there is nothing to tell", () => {
  expect(tellStory({ ...FACTS, activeDays: 0 })).toBe("No event in this period.");
});
