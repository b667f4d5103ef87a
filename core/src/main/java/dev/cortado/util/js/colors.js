'use strict';

// Colors for what the runtime itself prints; empty texts where there are none.

const sequences = {
  blue: '\u001b[34m',
  green: '\u001b[32m',
  white: '\u001b[39m',
  yellow: '\u001b[33m',
  red: '\u001b[31m',
  gray: '\u001b[90m',
  clear: '\u001bc',
  reset: '\u001b[0m',
};

/** Whether a stream shows colors. FORCE_COLOR decides, if it is set. */
function shouldColorize(stream) {
  const force = process.env.FORCE_COLOR;
  if (force !== undefined) return force === '' || force === '1' || force === 'true' || force === '2' || force === '3';
  return Boolean(stream?.isTTY) && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

/** Sets the colors for standard error. */
function refresh() {
  const colored = process.stderr.isTTY && shouldColorize(process.stderr);
  for (const name in sequences) module.exports[name] = colored ? sequences[name] : '';
  module.exports.hasColors = Boolean(colored);
}

module.exports = {
  blue: '', green: '', white: '', yellow: '', red: '', gray: '', clear: '', reset: '',
  hasColors: false,
  refresh,
  shouldColorize,
};
