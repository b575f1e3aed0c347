// @ts-check
import { generate } from "./launch/generate.mjs";

await generate({ note: console.log });
