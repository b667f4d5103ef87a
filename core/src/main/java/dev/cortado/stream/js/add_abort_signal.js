'use strict';

// An AbortSignal that destroys a stream, or errors a web stream.

const { AbortError, codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { isNodeStream, isWebStream, kControllerErrorFunction } = require('internal/stream/utils');

const isSignal = (value) => typeof value === 'object' && 'aborted' in value;

function addAbortSignal(signal, stream) {
  if (!isSignal(signal)) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  if (!isNodeStream(stream) && !isWebStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  return addAbortSignalNoValidate(signal, stream);
}

function addAbortSignalNoValidate(signal, stream) {
  if (!isSignal(signal)) return stream;
  const onAbort = () => {
    const err = new AbortError(undefined, { cause: signal.reason });
    if (isNodeStream(stream)) stream.destroy(err);
    else stream[kControllerErrorFunction](err);
  };
  if (signal.aborted) {
    onAbort();
  } else {
    const { addAbortListener } = require('events');
    const { eos } = require('internal/stream/end_of_stream');
    const listener = addAbortListener(signal, onAbort);
    eos(stream, () => listener[Symbol.dispose]());
  }
  return stream;
}

module.exports = { addAbortSignal, addAbortSignalNoValidate };
