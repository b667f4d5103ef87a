'use strict';

// Checks of header names and values, RFC 9110 section 5.

const { codes, hideStackFrames } = require('internal/errors');

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const FORBIDDEN_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

function checkIsHttpToken(value) {
  return TOKEN.test(value);
}

function checkInvalidHeaderChar(value) {
  return FORBIDDEN_IN_VALUE.test(value);
}

// Names that have passed; most programs use few.
const knownNames = new Set();

const validateHeaderName = hideStackFrames((name, label) => {
  if (knownNames.has(name)) return;
  if (typeof name !== 'string' || !name || !checkIsHttpToken(name)) {
    throw new codes.ERR_INVALID_HTTP_TOKEN.HideStackFramesError(label || 'Header name', name);
  }
  if (knownNames.size < 500) knownNames.add(name);
});

const validateHeaderValue = hideStackFrames((name, value) => {
  if (value === undefined) throw new codes.ERR_HTTP_INVALID_HEADER_VALUE.HideStackFramesError(value, name);
  if (checkInvalidHeaderChar(value)) throw new codes.ERR_INVALID_CHAR.HideStackFramesError('header content', name);
});

module.exports = { checkInvalidHeaderChar, checkIsHttpToken, validateHeaderName, validateHeaderValue };
