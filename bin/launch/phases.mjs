// @ts-check

/**
 * @typedef {(text: string) => void} Note tells how far a phase is, or what it found
 */

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Shows one phase after the other: on a terminal one line that is kept up to date, elsewhere a line
 * when a phase begins and one when it ends.
 * @param {NodeJS.WriteStream} out
 */
export function makePhases(out) {
  const live = out.isTTY === true;

  /** @param {string} text */
  const rewrite = (text) => out.write(`\r\x1b[2K${text.slice(0, Math.max(20, out.columns - 1))}`);

  /**
   * @template T
   * @param {string} name
   * @param {(note: Note) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function phase(name, work) {
    const began = Date.now();
    const label = name.padEnd(9);
    let noted = "";
    const draw = () => rewrite(`… ${label} ${seconds(Date.now() - began)}  ${noted}`);
    const timer = live ? setInterval(draw, 200) : null;
    /** @param {string} mark */
    const end = (mark) => {
      if (timer) clearInterval(timer);
      const line = `${mark} ${label} ${seconds(Date.now() - began)}  ${noted}`.trimEnd();
      if (live) rewrite(line);
      out.write(live ? "\n" : `${line}\n`);
    };
    if (!live) out.write(`… ${name}\n`);
    try {
      const result = await work((text) => {
        noted = text;
      });
      end("✓");
      return result;
    } catch (error) {
      end("✗");
      throw error;
    }
  }
  return phase;
}
