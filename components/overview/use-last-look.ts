"use client";

import { useEffect } from "react";
import { LOOKED_COOKIE, noteLook } from "./last-look";

const LOOK_MS = 60_000;

/** Notes that the reader has looked: a minute after the page came, and when it is left. */
export function useLastLook(): void {
  useEffect(() => {
    const note = () => {
      const cookie = `${LOOKED_COOKIE}=${noteLook(readCookie(LOOKED_COOKIE), Date.now())}; path=/; max-age=${365 * 86_400}; samesite=lax`;
      Object.assign(document, { cookie });
    };
    const timer = setTimeout(note, LOOK_MS);
    window.addEventListener("pagehide", note);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", note);
      note();
    };
  }, []);
}

function readCookie(name: string): string | undefined {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
