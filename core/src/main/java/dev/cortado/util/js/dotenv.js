'use strict';

// Files of environment variables: lines `NAME=value`, the value plain or quoted.

/** Variables by name, in the order of their names. */
function parse(content) {
  const text = content.replaceAll('\r', '').trim();
  const variables = new Map();
  let position = 0;
  while (position < text.length) {
    const end = lineEnd(text, position);
    const equals = text.indexOf('=', position);
    if (text[position] === '\n') position++;
    else if (text[position] === '#') position = end + 1;
    else if (equals === -1 || equals > end) position = skipSpace(text, end + 1);
    else {
      const name = text.slice(position, equals).trim();
      position = equals + 1;
      if (position === text.length || text[position] === '\n') variables.set(name, '');
      else if (name !== '') {
        const { value, next } = readValue(text, position);
        variables.set(name.startsWith('export ') ? name.slice(7).trim() : name, value);
        position = skipSpace(text, next);
      } else position = skipSpace(text, position);
    }
  }
  return Object.fromEntries([...variables].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function lineEnd(text, position) {
  const end = text.indexOf('\n', position);
  return end === -1 ? text.length : end;
}

function skipSpace(text, position) {
  while (text[position] === ' ' || text[position] === '\t' || text[position] === '\n') position++;
  return position;
}

function readValue(text, start) {
  const position = skipSpace(text, start);
  const end = lineEnd(text, position);
  const quote = text[position];
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = text.indexOf(quote, position + 1);
    if (close !== -1) {
      const quoted = text.slice(position + 1, close);
      return { value: quote === '"' ? quoted.replaceAll('\\n', '\n') : quoted, next: lineEnd(text, close) + 1 };
    }
    return { value: text.slice(position, end), next: end + 1 };
  }
  const line = text.slice(position, end);
  const comment = line.indexOf('#');
  return { value: (comment === -1 ? line : line.slice(0, comment)).trim(), next: end + 1 };
}

module.exports = { parse };
