"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ruleCheckQuery } from "@/lib/api/rule-queries";

const TYPING_MS = 400;

/** What is wrong with a text while it is written; `isOld` until the answer is about what stands there. */
export function useRuleCheck(text: string, ruleId: number | undefined) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    ...ruleCheckQuery(settled, ruleId),
    placeholderData: keepPreviousData,
    enabled: settled.trim() !== "",
  });
  return { query, isOld: settled !== text || query.isPlaceholderData };
}
