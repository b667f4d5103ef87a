'use strict';

// The rare paths of EventEmitter: an error that nobody listened to is about to be printed; a list of listeners that grows.

/** Adds to a stack where the error was emitted, without the frames both traces end with. */
function enhanceStackTrace(emitter, error, capture) {
  let context = '';
  try {
    const { name } = emitter.constructor;
    if (name !== 'EventEmitter') context = ` on ${name} instance`;
  } catch {
    // No name then.
  }
  const separator = `\nEmitted 'error' event${context} at:\n`;
  const thrown = (error.stack || '').split('\n').slice(1);
  const emitted = capture.stack.split('\n').slice(1);
  const { length, offset } = longestSharedRun(thrown, emitted);
  if (length > 3) {
    emitted.splice(offset + 1, length - 2, '    [... lines matching original stack trace ...]');
  }
  return error.stack + separator + emitted.join('\n');
}

/** The first run of lines of the second stack that all of the first has too, and is longer than three. */
function longestSharedRun(first, second) {
  for (let i = 0; i < second.length - 3; i++) {
    const position = first.indexOf(second[i]);
    if (position === -1) continue;
    const rest = first.length - position;
    if (rest <= 3) continue;
    let length = 1;
    const limit = Math.min(rest, second.length - i);
    while (length < limit && first[position + length] === second[i + length]) length++;
    if (length > 3) return { length, offset: i };
  }
  return { length: 0, offset: 0 };
}

function warnOfLeak(emitter, type, count, limit) {
  const { genericNodeError } = require('internal/errors');
  const { inspect } = require('internal/util/inspect');
  process.emitWarning(genericNodeError(
    `Possible EventEmitter memory leak detected. ${count} ${String(type)} listeners ` +
    `added to ${inspect(emitter, { depth: -1 })}. MaxListeners is ${limit}. Use emitter.setMaxListeners() to increase limit`,
    { name: 'MaxListenersExceededWarning', emitter, type, count }));
}

module.exports = { enhanceStackTrace, warnOfLeak };
