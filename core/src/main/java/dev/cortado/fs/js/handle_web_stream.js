'use strict';

// A FileHandle as a web stream of bytes.

const { validateBoolean, validateObject } = require('internal/validators');
const { kEmptyObject } = require('internal/util');

/**
 * @param {FileHandle} handle
 * @param {object} options the program's
 * @param {() => void} done when the stream needs the handle no more
 */
function make(handle, options = kEmptyObject, done) {
  validateObject(options, 'options');
  const { type = 'bytes', autoClose = false } = options;
  validateBoolean(autoClose, 'options.autoClose');
  if (type !== 'bytes') {
    process.emitWarning('A non-"bytes" options.type has no effect. A byte-oriented steam is always created.',
                        'ExperimentalWarning');
  }
  const { ReadableStream } = require('internal/webstreams/readablestream');
  let over = false;
  let controller;
  const finish = async () => {
    if (over) return;
    over = true;
    done();
    if (autoClose) await handle.close();
  };
  const stream = new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: 16384,
    start(given) {
      controller = given;
    },
    async pull() {
      const { view } = controller.byobRequest;
      const { bytesRead } = await handle.read(view, 0, view.byteLength);
      if (bytesRead === 0) {
        controller.close();
        await finish();
      }
      controller.byobRequest?.respond(bytesRead);
    },
    cancel: finish,
  });
  return {
    stream,
    /** The handle was closed by the program: the stream ends. */
    cancelled() {
      if (over) return;
      over = true;
      done();
      try {
        controller.close();
        controller.byobRequest?.respond(0);
      } catch {
        // Closed already, or a reader has hold of it: its next read fails.
      }
    },
  };
}

module.exports = { make };
