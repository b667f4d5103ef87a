'use strict';

// util.styleText.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateBoolean, validateOneOf, validateString } = require('internal/validators');

const ESCAPE = '\u001b';
// Bold and dim end with the same code: where one ends inside the other, the end must stay.
const SHARED_END = 22;

function codesOf(name) {
  const { colors } = require('internal/util/inspect').inspect;
  return Object.hasOwn(colors, name) ? colors[name] : undefined;
}

/** Where the style ends inside the text, it begins again. An end at the very end of the text stays as it is. */
function continueStyle(text, open, close, keepClose) {
  let index = text.indexOf(close);
  if (index === -1) return text;
  let result = '';
  let last = 0;
  const replacement = keepClose ? close + open : open;
  for (; index !== -1; index = text.indexOf(close, last)) {
    const after = index + close.length;
    if (after >= text.length) break;
    result += text.slice(last, index) + replacement;
    last = after;
  }
  return result + text.slice(last);
}

function isStream(value) {
  if (value === null || typeof value !== 'object' && typeof value !== 'function') return false;
  const { isNodeStream, isReadableStream, isWritableStream } = require('internal/stream/utils');
  return isReadableStream(value) || isWritableStream(value) || isNodeStream(value);
}

function styleText(format, text, options) {
  const { validateStream = true, stream = process.stdout } = options ?? {};
  validateString(text, 'text');
  if (options !== undefined) validateBoolean(validateStream, 'options.validateStream');
  let plain = false;
  if (validateStream) {
    if (!isStream(stream)) throw new ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    // A stream without colors gets none.
    plain = !require('internal/util/colors').shouldColorize(stream);
  }
  let opening = '';
  let closing = '';
  let styled = text;
  for (const name of Array.isArray(format) ? format : [format]) {
    if (name === 'none') continue;
    const codes = codesOf(name);
    if (codes === undefined) {
      validateOneOf(name, 'format', Object.keys(require('internal/util/inspect').inspect.colors));
    }
    if (plain) continue;
    const open = `${ESCAPE}[${codes[0]}m`;
    const close = `${ESCAPE}[${codes[1]}m`;
    opening += open;
    closing = close + closing;
    styled = continueStyle(styled, open, close, codes[1] === SHARED_END);
  }
  return opening + styled + closing;
}

module.exports = { styleText };
