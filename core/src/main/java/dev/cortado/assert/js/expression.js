'use strict';

// The message of a failed assert.ok(): the expression, read from the program's source.

/** The call at a position of a source: from its start to the bracket that closes it. */
function callAt(source, start) {
  let depth = 0;
  let quote = '';
  for (let i = start; i < source.length; i++) {
    const c = source[i];
    if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'" || c === '`') {
      quote = c;
    } else if (c === '(' || c === '[' || c === '{') {
      depth++;
    } else if (c === ')' || c === ']' || c === '}') {
      if (--depth === 0) return source.slice(start, i + 1);
    }
  }
  return undefined;
}

function describe(fn) {
  const fallback = 'The expression evaluated to a falsy value:\n\n  ';
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder = {};
  Error.stackTraceLimit = 1;
  Error.prepareStackTrace = (_, sites) => sites;
  Error.captureStackTrace(holder, fn);
  const site = holder.stack[0];
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  const file = site?.getFileName();
  const text = file?.startsWith('/') ? internalBinding('module').readText(file) : undefined;
  if (typeof text !== 'string') return 'false == true';
  const lines = text.split('\n');
  const line = lines[site.getLineNumber() - 1] ?? '';
  // The position is that of the call's last name: `assert.ok(` begins before it.
  let column = site.getColumnNumber() - 1;
  while (column > 0 && /[\w$.]/.test(line[column - 1])) column--;
  const source = [line.slice(column), ...lines.slice(site.getLineNumber())].join('\n');
  const call = callAt(source, 0);
  if (call === undefined) return 'false == true';
  const shown = call.split('\n').map((part, i) => i === 0 ? part : part.slice(Math.min(column, part.search(/\S|$/))));
  return `${fallback}${shown.join('\n  ')}\n`;
}

module.exports = { describe };
