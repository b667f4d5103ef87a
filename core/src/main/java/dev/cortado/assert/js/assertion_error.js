'use strict';

// AssertionError, and the message that shows how two values differ.

const { inspect } = require('internal/util/inspect');
const { validateObject } = require('internal/validators');

const headings = {
  __proto__: null,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values identical but not reference-equal:',
};

function show(value) {
  return inspect(value, {
    compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false, showProxy: false,
    sorted: true, getters: true, breakLength: Infinity,
  });
}

/** Lines common to both, lines of one only: the shortest edit, by Myers' algorithm. */
function diffLines(a, b) {
  const max = a.length + b.length;
  const frontier = new Int32Array(2 * max + 3);
  const offset = max + 1;
  const trace = [];
  for (let d = 0; d <= max; d++) {
    trace.push(frontier.slice());
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || k !== d && frontier[offset + k - 1] < frontier[offset + k + 1] ?
        frontier[offset + k + 1] : frontier[offset + k - 1] + 1;
      let y = x - k;
      while (x < a.length && y < b.length && sameLine(a[x], b[y])) {
        x++;
        y++;
      }
      frontier[offset + k] = x;
      if (x >= a.length && y >= b.length) return backtrack(trace, a, b, offset);
    }
  }
  return [];
}

function sameLine(a, b) {
  return a === b || a === `${b},` || `${a},` === b;
}

function backtrack(trace, a, b, offset) {
  const result = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const frontier = trace[d];
    const k = x - y;
    const previousK = k === -d || k !== d && frontier[offset + k - 1] < frontier[offset + k + 1] ? k + 1 : k - 1;
    const previousX = frontier[offset + previousK];
    const previousY = previousX - previousK;
    while (x > previousX && y > previousY) {
      x--;
      y--;
      result.push([' ', a[x].length >= b[y].length ? a[x] : b[y]]);
    }
    if (d > 0) {
      if (x > previousX) result.push(['+', a[--x]]);
      else result.push(['-', b[--y]]);
    }
  }
  return result.reverse();
}

function difference(actual, expected, operator) {
  const a = show(actual).split('\n');
  const b = show(expected).split('\n');
  const primitive = (value) => typeof value !== 'object' && typeof value !== 'function' || value === null;
  if (operator === 'strictEqual' &&
      (typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null ||
       typeof actual === 'function' && typeof expected === 'function')) {
    operator = 'strictEqualObject';
  }
  if (a.length === 1 && b.length === 1 && a[0] !== b[0] && primitive(actual) && primitive(expected)) {
    const length = a[0].length + b[0].length;
    if (length <= 12 && (actual !== 0 || expected !== 0)) {
      return `${headings[operator]}\n\n${a[0]} !== ${b[0]}\n`;
    }
    if (length < 80 && operator === 'strictEqual') {
      let at = 0;
      while (a[0][at] === b[0][at]) at++;
      const pointer = at > 2 ? `\n${' '.repeat(at + 2)}^` : '';
      return `${headings[operator]}\n+ actual - expected\n\n+ ${a[0]}\n- ${b[0]}${pointer}\n`;
    }
  }
  if (a.length === b.length && a.every((line, i) => line === b[i])) operator = 'notIdentical';
  if (operator === 'notIdentical') {
    const lines = a.length > 50 ? [...a.slice(0, 46), '...'] : a;
    return `${headings.notIdentical}\n\n${lines.join('\n')}\n`;
  }
  const lines = diffLines(a, b);
  let text = '';
  let skipped = false;
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - 2), i + 3).some(([mark]) => mark !== ' '));
  let hidden = 0;
  lines.forEach(([mark, line], i) => {
    const run = () => {
      let end = i;
      while (end < lines.length && !near[end]) end++;
      return end - i;
    };
    if (!near[i] && hidden === 0 && run() > 1) hidden = run();
    if (hidden > 0) {
      hidden--;
      if (hidden === 0) {
        text += '\n...';
        skipped = true;
      }
      return;
    }
    text += `\n${mark} ${line}`;
  });
  return `${headings[operator]}\n+ actual - expected${skipped ? '\n... Skipped lines' : ''}\n${text}\n`;
}

class AssertionError extends Error {
  constructor(options) {
    validateObject(options, 'options');
    const { message, operator, stackStartFn, details, stackStartFunction } = options;
    const { actual, expected } = options;
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    let text;
    if (message !== undefined && message !== null) text = String(message);
    else text = compose(actual, expected, operator);
    super(text);
    Error.stackTraceLimit = limit;
    const hidden = (value) => ({ __proto__: null, value, enumerable: false, writable: true, configurable: true });
    this.generatedMessage = message === undefined || message === null;
    Object.defineProperty(this, 'name', hidden('AssertionError [ERR_ASSERTION]'));
    this.code = 'ERR_ASSERTION';
    if (details) {
      this.actual = undefined;
      this.expected = undefined;
      this.operator = undefined;
      details.forEach((detail, i) => {
        this[`message ${i}`] = detail.message;
        this[`actual ${i}`] = detail.actual;
        this[`expected ${i}`] = detail.expected;
        this[`operator ${i}`] = detail.operator;
        this[`stack trace ${i}`] = detail.stack;
      });
    } else {
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
    }
    this.diff = options.diff ?? 'simple';
    Error.captureStackTrace(this, stackStartFn || stackStartFunction);
    this.stack; // eslint-disable-line no-unused-expressions
    this.name = 'AssertionError';
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](_, context) {
    const { actual, expected } = this;
    const shorten = (value) => {
      if (typeof value !== 'string') return value;
      const lines = value.split('\n', 11);
      return lines.length > 10 ? `${lines.slice(0, 10).join('\n')}\n...` : value.length > 488 ? `${value.slice(0, 488)}...` : value;
    };
    this.actual = shorten(actual);
    this.expected = shorten(expected);
    try {
      return inspect(this, { ...context, customInspect: false, depth: 0 });
    } finally {
      this.actual = actual;
      this.expected = expected;
    }
  }
}

function compose(actual, expected, operator) {
  if (operator === 'deepStrictEqual' || operator === 'strictEqual' || operator === 'partialDeepStrictEqual') {
    return difference(actual, expected, operator);
  }
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') {
    let heading = headings[operator];
    let lines = show(actual).split('\n');
    if (operator === 'notStrictEqual' && (typeof actual === 'object' && actual !== null || typeof actual === 'function')) {
      heading = headings.notStrictEqualObject;
    }
    if (lines.length > 50) lines = [...lines.slice(0, 46), '...'];
    return lines.length === 1 ? `${heading}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}` :
      `${heading}\n\n${lines.join('\n')}\n`;
  }
  let left = show(actual);
  let right = show(expected);
  if (operator === 'notDeepEqual') {
    left = `${headings.notDeepEqual}\n\n${left}`;
    return left.length > 1024 ? `${left.slice(0, 1021)}...` : left;
  }
  if (left.length > 512) left = `${left.slice(0, 509)}...`;
  if (right.length > 512) right = `${right.slice(0, 509)}...`;
  if (operator === 'deepEqual') return `${headings.deepEqual}\n\n${left}\n\nshould loosely deep-equal\n\n${right}`;
  return `${left} ${operator} ${right}`;
}

module.exports = { AssertionError };
