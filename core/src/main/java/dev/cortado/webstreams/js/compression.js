'use strict';

// CompressionStream and DecompressionStream, over zlib.

const { customInspect, finishClass } = require('internal/webstreams/shared');
const { customInspectSymbol } = require('internal/util');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');

const compressors = {
  __proto__: null,
  'deflate': 'createDeflate',
  'deflate-raw': 'createDeflateRaw',
  'gzip': 'createGzip',
  'brotli': 'createBrotliCompress',
};
const decompressors = {
  __proto__: null,
  'deflate': 'createInflate',
  'deflate-raw': 'createInflateRaw',
  'gzip': 'createGunzip',
  'brotli': 'createBrotliDecompress',
};

function makePair(name, factories, format) {
  format = `${format}`;
  if (!(format in factories)) {
    const err = new ERR_INVALID_ARG_VALUE('format', format);
    err.message = `Failed to construct '${name}': 1st argument value '${format}' is not a valid enum value of ` +
      'type CompressionFormat.';
    throw err;
  }
  const { newReadableWritablePairFromDuplex } = require('internal/webstreams/adapters');
  const options = factories === decompressors && format !== 'brotli' ? { rejectGarbageAfterEnd: true } : undefined;
  return newReadableWritablePairFromDuplex(require('zlib')[factories[format]](options));
}

class CompressionStream {
  #pair;

  constructor(format) {
    this.#pair = makePair('CompressionStream', compressors, format);
  }

  get readable() { return this.#pair.readable; }

  get writable() { return this.#pair.writable; }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, 'CompressionStream', {
      readable: this.#pair.readable,
      writable: this.#pair.writable,
    });
  }
}

class DecompressionStream {
  #pair;

  constructor(format) {
    this.#pair = makePair('DecompressionStream', decompressors, format);
  }

  get readable() { return this.#pair.readable; }

  get writable() { return this.#pair.writable; }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, 'DecompressionStream', {
      readable: this.#pair.readable,
      writable: this.#pair.writable,
    });
  }
}

finishClass(CompressionStream, ['readable', 'writable']);
finishClass(DecompressionStream, ['readable', 'writable']);

module.exports = { CompressionStream, DecompressionStream };
