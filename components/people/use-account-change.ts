import { useMutation, useQueryClient } from "@tanstack/react-query";
import { accountQuery, changeAccount } from "@/lib/api/people-queries";

/** Changes something about oneself; what is answered is shown at once. */
export function useAccountChange(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: changeAccount,
    onSuccess: (account) => {
      client.setQueryData(accountQuery.queryKey, account);
      onDone?.();
    },
  });
}
