'use strict';

const { isIterable, isNodeStream, isWebStream } = require('internal/stream/utils');
const { finished } = require('internal/stream/end_of_stream');

function pipeline(...streams) {
  return new Promise((resolve, reject) => {
    let options;
    const last = streams[streams.length - 1];
    if (last && typeof last === 'object' && !isNodeStream(last) && !isIterable(last) && !isWebStream(last)) {
      options = streams.pop();
    }
    const { pipelineImpl } = require('internal/stream/pipeline');
    pipelineImpl(streams, (err, value) => {
      if (err) reject(err);
      else resolve(value);
    }, { signal: options?.signal, end: options?.end });
  });
}

module.exports = { finished, pipeline };
