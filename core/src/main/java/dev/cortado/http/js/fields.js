'use strict';

// Header fields that do not simply join with commas when they occur more than once.

const JOIN = 0;
const FIRST = 1; // later ones are dropped
const COOKIE = 2;
const SET_COOKIE = 3;

const rules = new Map([
  ['set-cookie', SET_COOKIE],
  ['cookie', COOKIE],
]);
for (const name of [
  'age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since',
  'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer', 'retry-after',
  'server', 'user-agent',
]) rules.set(name, FIRST);

function fieldRule(lowerCaseName) {
  return rules.get(lowerCaseName) ?? JOIN;
}

module.exports = { COOKIE, FIRST, JOIN, SET_COOKIE, fieldRule };
