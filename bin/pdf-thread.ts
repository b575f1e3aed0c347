import { parentPort, workerData } from "node:worker_threads";
import { drawDocument } from "@/lib/pdf/draw-document";
import { loadFaces } from "@/lib/pdf/fonts";
import type { PdfAnswer, PdfTask } from "@/lib/pdf/pdf-message";

if (!parentPort) throw new Error("pdf-thread runs as a worker thread");
const { document, root } = workerData as PdfTask;
const bytes = await drawDocument(document, { faces: loadFaces(root) });
parentPort.postMessage({ bytes } satisfies PdfAnswer);
