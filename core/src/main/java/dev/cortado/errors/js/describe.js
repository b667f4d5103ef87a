'use strict';

// How messages name values and lists.

/** 'a, b, and c'; with two entries 'a and b'. */
function formatList(list, conjunction = 'and') {
  switch (list.length) {
    case 0: return '';
    case 1: return `${list[0]}`;
    case 2: return `${list[0]} ${conjunction} ${list[1]}`;
    default: return `${list.slice(0, -1).join(', ')}, ${conjunction} ${list[list.length - 1]}`;
  }
}

/** "type string ('x')", 'an instance of Map', 'function f': what a program passed. */
function determineSpecificType(value) {
  switch (typeof value) {
    case 'undefined': return 'undefined';
    case 'bigint': return `type bigint (${value}n)`;
    case 'number': return `type number (${Object.is(value, -0) ? '-0' : value})`;
    case 'boolean': return `type boolean (${value})`;
    case 'symbol': return `type symbol (${String(value)})`;
    case 'function': return `function ${value.name}`;
    case 'string': {
      const shown = value.length > 28 ? `${value.slice(0, 25)}...` : value;
      return `type string (${shown.includes("'") ? JSON.stringify(shown) : `'${shown}'`})`;
    }
    default: {
      if (value === null) return 'null';
      const name = value.constructor?.name;
      if (name) return `an instance of ${name}`;
      return require('internal/util/inspect').inspect(value, { depth: -1 });
    }
  }
}

module.exports = { determineSpecificType, formatList };
