// @ts-check
// node bin/migrate.mjs   brings the database of DATABASE_URL to the newest schema
import { migrate } from "./launch/migrate.mjs";
import { describe, Problem } from "./launch/problem.mjs";

try {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Problem("Set DATABASE_URL to the database to migrate.");
  const applied = await migrate(url);
  console.log(applied.length === 0 ? "up to date" : `applied ${applied.join(", ")}`);
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}
