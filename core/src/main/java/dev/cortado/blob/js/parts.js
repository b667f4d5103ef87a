'use strict';

// What a blob consists of. A part has a `size`, `slice(start, end)` and `chunks()`, an asynchronous iterator of bytes that
// whoever takes them may keep.

const { bytesOf, isAnyArrayBuffer } = require('internal/buffer/views');

class MemoryPart {
  constructor(bytes) {
    this.bytes = bytes; // nobody else's
    this.size = bytes.length;
  }

  slice(start, end) {
    return new MemoryPart(this.bytes.subarray(start, end));
  }

  async* chunks() {
    yield this.bytes.slice();
  }
}

/** A part out of what a program passed; it is copied. */
function partOf(source, endings) {
  if (isAnyArrayBuffer(source)) return new MemoryPart(new Uint8Array(source).slice());
  if (ArrayBuffer.isView(source)) return new MemoryPart(Uint8Array.prototype.slice.call(plain(bytesOf(source))));
  let text = `${source}`;
  if (endings === 'native') text = text.replace(/\r?\n/g, require('os').EOL);
  const { TextEncoder } = require('internal/encoding');
  return new MemoryPart(new TextEncoder().encode(text));
}

/** Not a Buffer, whose copies would be Buffers. */
function plain(bytes) {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

class Parts {
  constructor(list) {
    this.list = list.filter((part) => part.size > 0 || part.mustBeRead);
    this.size = 0;
    for (const part of this.list) this.size += part.size;
  }

  slice(start, end) {
    const list = [];
    let at = 0;
    for (const part of this.list) {
      const first = Math.max(start - at, 0);
      const last = Math.min(end - at, part.size);
      if (first < last || part.mustBeRead && part.size === 0) list.push(part.slice(first, last));
      at += part.size;
    }
    return new Parts(list);
  }

  async* chunks() {
    for (const part of this.list) yield* part.chunks();
  }

  /** All bytes, in memory of their own. */
  async read() {
    const bytes = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.list) {
      if (part instanceof MemoryPart) {
        bytes.set(part.bytes, at);
      } else {
        let offset = at;
        for await (const chunk of part.chunks()) {
          bytes.set(chunk, offset);
          offset += chunk.length;
        }
      }
      at += part.size;
    }
    return bytes;
  }
}

module.exports = { MemoryPart, Parts, partOf };
