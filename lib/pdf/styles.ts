import type { TextStyle } from "./sheet";

const MUTED = "#4b5160";

export const TITLE: TextStyle = { face: "bold", size: 21 };
export const SUBTITLE: TextStyle = { face: "text", size: 11, colour: MUTED };
export const H2: TextStyle = { face: "bold", size: 14 };
export const H3: TextStyle = { face: "bold", size: 10.5 };
export const BODY: TextStyle = { face: "text", size: 9.2, multiline: true };
export const LABEL: TextStyle = { face: "bold", size: 8.6 };
export const CAPTION: TextStyle = { face: "bold", size: 8.6 };
export const SMALL: TextStyle = { face: "text", size: 7.6, colour: MUTED };
export const CODE: TextStyle = { face: "mono", size: 7.2, multiline: true };
