import { parentPort } from "node:worker_threads";
import { serveThread } from "@/lib/ingest/parse/serve-thread";

if (!parentPort) throw new Error("parse-thread runs as a worker thread of the worker");
serveThread(parentPort);
