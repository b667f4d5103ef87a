'use strict';

// TextEncoderStream and TextDecoderStream.

const { customInspect } = require('internal/webstreams/shared');
const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { customInspectSymbol } = require('internal/util');
const { TransformStream } = require('internal/webstreams/transformstream');

class TextEncoderStream {
  #handle;
  #transform;
  #lead = ''; // The first half of a surrogate pair that a chunk ended in.

  constructor() {
    this.#handle = new TextEncoder();
    this.#transform = new TransformStream({
      transform: (chunk, controller) => {
        let text = this.#lead + String(chunk);
        this.#lead = '';
        const last = text.charCodeAt(text.length - 1);
        if (last >= 0xd800 && last <= 0xdbff) {
          this.#lead = text.slice(-1);
          text = text.slice(0, -1);
        }
        const bytes = this.#handle.encode(text);
        if (bytes.byteLength > 0) controller.enqueue(bytes);
      },
      flush: (controller) => {
        // It will have no second half: the replacement character.
        if (this.#lead !== '') controller.enqueue(new Uint8Array([0xef, 0xbf, 0xbd]));
      },
    });
  }

  static #isOne(value) { return typeof value === 'object' && value !== null && #handle in value; }

  get encoding() { return this.#handle.encoding; }

  get readable() { return this.#transform.readable; }

  get writable() { return this.#transform.writable; }

  [customInspectSymbol](depth, options) {
    if (!TextEncoderStream.#isOne(this)) throw new ERR_INVALID_THIS('TextEncoderStream');
    return customInspect(depth, options, 'TextEncoderStream', {
      encoding: this.#handle.encoding,
      readable: this.#transform.readable,
      writable: this.#transform.writable,
    });
  }
}

class TextDecoderStream {
  #handle;
  #transform;

  constructor(encoding = 'utf-8', options = {}) {
    this.#handle = new TextDecoder(encoding, options);
    this.#transform = new TransformStream({
      transform: (chunk, controller) => {
        const text = this.#handle.decode(chunk, { stream: true });
        if (text) controller.enqueue(text);
      },
      flush: (controller) => {
        const text = this.#handle.decode();
        if (text) controller.enqueue(text);
        controller.terminate();
      },
    });
  }

  static #isOne(value) { return typeof value === 'object' && value !== null && #handle in value; }

  get encoding() { return this.#handle.encoding; }

  get fatal() { return this.#handle.fatal; }

  get ignoreBOM() { return this.#handle.ignoreBOM; }

  get readable() { return this.#transform.readable; }

  get writable() { return this.#transform.writable; }

  [customInspectSymbol](depth, options) {
    if (!TextDecoderStream.#isOne(this)) throw new ERR_INVALID_THIS('TextDecoderStream');
    return customInspect(depth, options, 'TextDecoderStream', {
      encoding: this.#handle.encoding,
      fatal: this.#handle.fatal,
      ignoreBOM: this.#handle.ignoreBOM,
      readable: this.#transform.readable,
      writable: this.#transform.writable,
    });
  }
}

for (const [constructor, members] of [
  [TextEncoderStream, ['encoding', 'readable', 'writable']],
  [TextDecoderStream, ['encoding', 'fatal', 'ignoreBOM', 'readable', 'writable']],
]) {
  for (const name of members) Object.defineProperty(constructor.prototype, name, { __proto__: null, enumerable: true });
}

module.exports = { TextEncoderStream, TextDecoderStream };
