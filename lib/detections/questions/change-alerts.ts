import type { AlertChanged, AlertChanges } from "@/lib/api/alert-contract";
import type { Reader } from "@/lib/auth/reader";
import { changeAlert } from "@/lib/detections/alerts/change-alert";
import { AppError } from "@/lib/errors";

/**
 * Changes several alerts alike, each by itself: one that cannot be changed is told and keeps nothing
 * back. Throws AppError `invalid` where the change is refused for all of them.
 */
export async function changeAlerts(
  reader: Reader,
  { ids, change }: AlertChanges,
): Promise<AlertChanged> {
  const changed: number[] = [];
  const refused: { id: number; message: string }[] = [];
  for (const id of new Set(ids)) {
    try {
      await changeAlert(reader, id, change);
      changed.push(id);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === "invalid") throw error;
      refused.push({ id, message: error.message });
    }
  }
  return { changed, refused };
}
