'use strict';

// What net and its neighbours share about addresses.

const binding = internalBinding('net');

/** 4, 6 or 0. */
function isIP(text) {
  return binding.isIp(`${text}`);
}

const isIPv4 = (text) => isIP(text) === 4;
const isIPv6 = (text) => isIP(text) === 6;

const normalizedArgsSymbol = Symbol('normalizedArgs');

module.exports = { isIP, isIPv4, isIPv6, normalizedArgsSymbol };
