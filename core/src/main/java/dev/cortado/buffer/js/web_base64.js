'use strict';

// atob and btoa of the web: strict, over strings whose units are bytes.

const { codes } = require('internal/errors');
const { BASE64, LATIN1 } = require('internal/buffer/encodings');

function characterError(message) {
  const { DOMException } = require('internal/events/domexception');
  return new DOMException(message, 'InvalidCharacterError');
}

function btoa(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const string = `${input}`;
  if (/[^\0-\xff]/.test(string)) throw characterError('Invalid character');
  const bytes = new Uint8Array(string.length);
  LATIN1.write(bytes, string, 0, bytes.length);
  return BASE64.decode(bytes, 0, bytes.length);
}

function atob(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const string = `${input}`.replace(/[\t\n\f\r ]+/g, '');
  let { length } = string;
  if (length % 4 === 0) {
    if (string.endsWith('==')) length -= 2;
    else if (string.endsWith('=')) length--;
  }
  const data = length === string.length ? string : string.slice(0, length);
  if (/[^A-Za-z0-9+/]/.test(data)) throw characterError('Invalid character');
  if (length % 4 === 1) throw characterError('The string to be decoded is not correctly encoded.');
  const bytes = new Uint8Array(BASE64.byteLength(data));
  return LATIN1.decode(bytes, 0, BASE64.write(bytes, data, 0, bytes.length));
}

module.exports = { atob, btoa };
