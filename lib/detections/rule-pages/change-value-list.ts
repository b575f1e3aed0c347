import type { ValueListAction, ValueLists } from "@/lib/api/value-list-contract";
import type { Reader } from "@/lib/auth/reader";
import { removeValueList, saveValueList } from "@/lib/detections/rules/save-value-list";
import { listValueLists } from "./value-lists";

/** Saves or removes a list, and answers with all of them. Throws AppError as saveValueList does. */
export async function changeValueList(
  reader: Reader,
  action: ValueListAction,
): Promise<ValueLists> {
  const { db, actor } = reader;
  if (action.action === "remove") await removeValueList(db.owner, action.name, actor);
  else await saveValueList(db.owner, action.name, action.values, actor);
  return listValueLists(reader);
}
