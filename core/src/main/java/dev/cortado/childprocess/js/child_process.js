'use strict';

// Child processes are not there yet: each function says so. See docs/compatibility.md.

const { codes } = require('internal/errors');

for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) {
  module.exports[name] = { [name]() {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED(`child_process.${name}()`);
  } }[name];
}
