/** Lets jest import `.sql` files as text, as the build does (esbuild's `text` loader). */
module.exports = {
  process: (text) => ({ code: `module.exports = ${JSON.stringify(text)};` }),
};
