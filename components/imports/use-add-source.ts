"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { addSource } from "@/lib/api/import-queries";

/** Adds a source, then shows the imports, where its progress is. */
export function useAddSource() {
  const router = useRouter();
  const client = useQueryClient();
  return useMutation({
    mutationFn: addSource,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["imports"] });
      router.push("/imports");
    },
  });
}
