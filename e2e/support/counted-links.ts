import type { Locator, Page } from "playwright/test";
import { eventsPage } from "./events-page";

/** A number on a page, and the list of events that it leads to. */
interface CountedLink {
  readonly name: string;
  readonly count: number;
  readonly href: string;
}

/** The numbers within an element that lead to events: "8 events of sa-east-1", "10 %, 1 event of …". */
export async function countedLinks(within: Locator): Promise<CountedLink[]> {
  const found = await within.locator("a[href^='/events?']").evaluateAll((links) =>
    links.map((link) => ({
      name: link.getAttribute("aria-label") ?? "",
      href: link.getAttribute("href") ?? "",
    })),
  );
  return found.flatMap(({ name, href }) => {
    const [, number] = /(?:^|, )(\d[\d\s]*) events? of /.exec(name) ?? [];
    if (number === undefined) return [];
    return [{ name, href, count: Number(number.replaceAll(/\s/g, "")) }];
  });
}

/** Opens each link, and waits until the events page counts what stood on it. */
export async function followAll(page: Page, links: readonly CountedLink[]): Promise<void> {
  for (const { href, count } of links) {
    await page.goto(href);
    await eventsPage(page).shows(count);
  }
}
