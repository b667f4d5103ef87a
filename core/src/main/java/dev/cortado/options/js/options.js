'use strict';

// The runtime's own options, as the command line or NODE_OPTIONS set them.

const values = internalBinding('process').options();
const options = new Map();
for (let i = 0; i < values.length; i += 2) options.set(values[i], values[i + 1]);

const DEFAULTS = {
  __proto__: null,
  'conditions': [],
  'disable-warning': [],
  'require': [],
  'warnings': true,
  'deprecation': true,
  'addons': true,
};

/** The value of an option, named without its dashes; undefined if it is not set. */
function getOption(name) {
  const value = options.get(name);
  return value === undefined ? DEFAULTS[name] : value;
}

/** For options that programs may change while they run. */
function setOption(name, value) {
  options.set(name, value);
}

function environmentFlags() {
  return new Set(internalBinding('process').environmentFlags());
}

module.exports = { environmentFlags, getOption, setOption };
