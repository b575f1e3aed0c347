import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeView, type SavedViewAction, savedViewsQuery } from "@/lib/api/desk-queries";

/** Changes a saved view; the answer is the new list. */
export function useChangeView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, action }: { readonly id: number; readonly action: SavedViewAction }) =>
      changeView(id, action),
    onSuccess: (views) => client.setQueryData(savedViewsQuery.queryKey, views),
  });
}
