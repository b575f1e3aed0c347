import { rm, stat } from "node:fs/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { z } from "zod";
import { type Answer, answerOf, type Contender } from "@/bench/contender";
import type { Question } from "@/bench/questions";
import { askSql, COPIES_SQL, recordsSql } from "./duckdb-sql";

const cellSchema = z.union([z.string(), z.number(), z.bigint().transform(Number), z.null()]);
const rowsSchema = z.array(z.array(cellSchema));

/** DuckDB with the logs loaded into a table of its own file, as its users would do it. */
export function duckdbTable(file: string): Contender {
  return contender("DuckDB table", file, async (connection, folder) => {
    await connection.run(`create table event as ${recordsSql(folder)}`);
    await connection.run(`delete from event where rowid in (${COPIES_SQL})`);
    await connection.run("checkpoint");
  });
}

/** DuckDB reading the compressed log files anew for every question. */
export function duckdbScan(): Contender {
  return contender("DuckDB direct scan", ":memory:", async (connection, folder) => {
    await connection.run(
      `create view event as select distinct on (eventId, md5(record::varchar)) * from (${recordsSql(folder)})`,
    );
  });
}

function contender(
  name: string,
  file: string,
  fill: (connection: DuckDBConnection, folder: string) => Promise<void>,
): Contender {
  let instance: DuckDBInstance | undefined;
  let connection: DuckDBConnection | undefined;
  return {
    name,
    async load(folder) {
      if (file !== ":memory:") await rm(file, { force: true });
      instance = await DuckDBInstance.create(file);
      connection = await instance.connect();
      const startedMs = performance.now();
      await fill(connection, folder);
      const seconds = (performance.now() - startedMs) / 1000;
      return { seconds, bytes: file === ":memory:" ? 0 : (await stat(file)).size };
    },
    async ask({ ask }: Question): Promise<Answer> {
      if (connection === undefined) throw new Error("Load first");
      const result = await connection.runAndReadAll(askSql(ask));
      const rows = rowsSchema.parse(result.getRows());
      if (ask.kind !== "facets") return answerOf(rows);
      return answerOf(
        rows.map(([place, ...rest]) => [ask.attributes[Number(place)] ?? "", ...rest]),
      );
    },
    async close() {
      connection?.closeSync();
      instance?.closeSync();
    },
  };
}
