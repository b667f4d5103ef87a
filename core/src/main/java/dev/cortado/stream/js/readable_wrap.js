'use strict';

// Old-style streams ('data' events, pause() at best) as readables.

const { destroyer, errorOrDestroy } = require('internal/stream/destroy');

function wrap(readable, source) {
  let paused = false;

  source.on('data', (chunk) => {
    if (!readable.push(chunk) && source.pause) {
      paused = true;
      source.pause();
    }
  });
  source.on('end', () => readable.push(null));
  source.on('error', (err) => errorOrDestroy(readable, err));
  source.on('close', () => destroyer(readable));
  source.on('destroy', () => destroyer(readable));

  readable._read = () => {
    if (paused && source.resume) {
      paused = false;
      source.resume();
    }
  };

  // Whatever else the source can do, so that custom methods stay within reach.
  for (const name of Object.keys(source)) {
    if (readable[name] === undefined && typeof source[name] === 'function') {
      readable[name] = source[name].bind(source);
    }
  }
  return readable;
}

function wrapped(Readable, source, options) {
  return new Readable({
    objectMode: source.readableObjectMode ?? source.objectMode ?? true,
    ...options,
    destroy(err, callback) {
      destroyer(source, err);
      callback(err);
    },
  }).wrap(source);
}

module.exports = { wrap, wrapped };
