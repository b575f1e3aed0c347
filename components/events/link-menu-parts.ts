import { copyLink } from "./copy-link";
import { LinkByHand } from "./link-menu-by-hand";
import { LinkMenuItems } from "./link-menu-items";

/** What copying a link needs: fetched with the first press of the menu or its keys. */
export const linkMenuParts = { copyLink, LinkByHand, LinkMenuItems };
