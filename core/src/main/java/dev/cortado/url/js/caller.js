'use strict';

/** Whether the program's code nearest on the stack belongs to an installed package, whose deprecations are not warned of. */
function calledFromPackage() {
  for (const site of require('internal/engine').getCallSites(100)) {
    const file = site.scriptName ?? site.getFileName?.();
    if (!file || file.startsWith('node:')) continue;
    return /[/\\]node_modules[/\\]/.test(file);
  }
  return false;
}

module.exports = { calledFromPackage };
