// @ts-check

/** Sized for two cores and a few gigabytes; given on the command line so an update applies them. */
const settings = {
  shared_buffers: "256MB",
  work_mem: "32MB",
  maintenance_work_mem: "256MB",
  max_connections: "60",
  max_wal_size: "4GB",
  wal_compression: "on",
  checkpoint_timeout: "15min",
  synchronous_commit: "on",
  random_page_cost: "1.1",
  jit: "off",
  autovacuum_vacuum_scale_factor: "0.02",
  autovacuum_vacuum_insert_scale_factor: "0.02",
  autovacuum_analyze_scale_factor: "0.02",
  // The owner role may use the roles it makes (the read-only one that searches).
  createrole_self_grant: "set, inherit",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** For tests alone: a crash may lose everything. */
const throwAway = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

/**
 * @param {{ durable: boolean, port: number, socketDir: string | null }} options
 * @returns {string[]} arguments for `postgres`
 */
export function settingArguments({ durable, port, socketDir }) {
  const all = {
    ...settings,
    ...(durable ? {} : throwAway),
    port: String(port),
    ...(socketDir === null
      ? { listen_addresses: "127.0.0.1" }
      : { listen_addresses: "", unix_socket_directories: `"${socketDir}"` }),
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
