const DAY_MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const PAIRS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));
const pair = (n: number): string => PAIRS[n] ?? "00";

let cachedDay = Number.NaN;
let cachedDate = "";

/** `2026-02-03T04:05:06Z`, as eventTime is written. Takes UTC milliseconds, drops their fraction. */
export function isoSecond(timeMs: number): string {
  const day = Math.floor(timeMs / DAY_MS);
  if (day !== cachedDay) {
    cachedDay = day;
    cachedDate = new Date(timeMs).toISOString().slice(0, 11);
  }
  const second = Math.floor((timeMs - day * DAY_MS) / 1000);
  return `${cachedDate}${pair(Math.floor(second / 3600))}:${pair(Math.floor(second / 60) % 60)}:${pair(second % 60)}Z`;
}

/** `20260203T040506Z`, as file names carry it. */
export function basicSecond(timeMs: number): string {
  return isoSecond(timeMs).replaceAll(/[-:]/g, "");
}

/** `20260203T0405Z`: log file names have minute resolution. */
export function basicMinute(timeMs: number): string {
  return `${basicSecond(timeMs).slice(0, 13)}Z`;
}

/** `2026/02/03`, the folders of one day. */
export function dayFolder(timeMs: number): string {
  return isoSecond(timeMs).slice(0, 10).replaceAll("-", "/");
}

/** `Feb 3, 2026, 4:05:06 AM`, as STS writes credentials.expiration. */
export function textTime(timeMs: number): string {
  const iso = isoSecond(timeMs);
  const hour = Number(iso.slice(11, 13));
  const month = MONTHS[Number(iso.slice(5, 7)) - 1] ?? "Jan";
  return `${month} ${Number(iso.slice(8, 10))}, ${iso.slice(0, 4)}, ${hour % 12 || 12}${iso.slice(13, 19)} ${hour < 12 ? "AM" : "PM"}`;
}
