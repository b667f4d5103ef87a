'use strict';

// util.diff, after E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).

const { validateString, validateStringArray } = require('internal/validators');

const DELETED = -1;
const SAME = 0;
const INSERTED = 1;

/** The shortest way from one list to the other: each step is an operation and an element. */
function shortestEdits(actual, expected) {
  const most = actual.length + expected.length;
  // For each diagonal, how far along `actual` the furthest path reaches; and all of it at each number of edits.
  const reach = new Int32Array(2 * most + 1);
  const history = [];
  for (let edits = 0; edits <= most; edits++) {
    history.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const i = diagonal + most;
      let x = comesFromAbove(reach, i, diagonal, edits) ? reach[i + 1] : reach[i - 1] + 1;
      let y = x - diagonal;
      while (x < actual.length && y < expected.length && actual[x] === expected[y]) {
        x++;
        y++;
      }
      reach[i] = x;
      if (x >= actual.length && y >= expected.length) return retrace(history, actual, expected, most);
    }
  }
}

function comesFromAbove(reach, i, diagonal, edits) {
  return diagonal === -edits || diagonal !== edits && reach[i - 1] < reach[i + 1];
}

function retrace(history, actual, expected, most) {
  const result = [];
  let x = actual.length;
  let y = expected.length;
  for (let edits = history.length - 1; edits >= 0; edits--) {
    const reach = history[edits];
    const diagonal = x - y;
    const i = diagonal + most;
    const previous = comesFromAbove(reach, i, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const fromX = reach[previous + most];
    const fromY = fromX - previous;
    while (x > fromX && y > fromY) {
      result.push([SAME, actual[--x]]);
      y--;
    }
    if (edits > 0) result.push(x > fromX ? [INSERTED, actual[--x]] : [DELETED, expected[--y]]);
  }
  return result.reverse();
}

/** What has to be done to `expected` to get `actual`. */
function diff(actual, expected) {
  if (actual === expected) return [];
  validate(actual, 'actual');
  validate(expected, 'expected');
  return shortestEdits(actual, expected);
}

function validate(value, name) {
  if (Array.isArray(value)) validateStringArray(value, name);
  else validateString(value, name);
}

module.exports = { diff };
