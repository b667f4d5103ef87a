'use strict';

// util.styleText: a text in colours, if its stream shows them.

function styleText(format, text, { validateStream = true, stream = process.stdout } = {}) {
  const { codes } = require('internal/errors');
  const { validateBoolean, validateOneOf, validateString } = require('internal/validators');
  const { inspect } = require('internal/util/inspect');
  validateString(text, 'text');
  validateBoolean(validateStream, 'options.validateStream');
  let skip = false;
  if (validateStream) {
    if (typeof stream?.write !== 'function' && typeof stream?.getReader !== 'function') {
      throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    }
    skip = !shouldColor(stream);
  }
  const formats = Array.isArray(format) ? format : [format];
  let left = '';
  let right = '';
  let result = text;
  for (const key of formats) {
    if (key === 'none') continue;
    const color = inspect.colors[key];
    if (color === undefined) validateOneOf(key, 'format', Object.keys(inspect.colors));
    const open = `\u001b[${color[0]}m`;
    const close = `\u001b[${color[1]}m`;
    left += open;
    right = close + right;
    result = result.replaceAll(close, key === 'dim' || key === 'bold' ? close + open : open);
  }
  return skip ? text : `${left}${result}${right}`;
}

function shouldColor(stream) {
  const { FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return Boolean(stream?.isTTY) && NO_COLOR === undefined && NODE_DISABLE_COLORS === undefined &&
    (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

module.exports = { shouldColor, styleText };
