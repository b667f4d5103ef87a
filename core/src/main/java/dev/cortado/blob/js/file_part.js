'use strict';

// A range of a file, as a part of a blob. The file must stay what it was when the blob was made.

const fs = require('fs');
const { lazyDOMException } = require('internal/util');

const CHUNK = 65536;

function notReadable() {
  return lazyDOMException('The blob could not be read', 'NotReadableError');
}

class FilePart {
  constructor(path, stats, start, end) {
    this.path = path;
    this.stats = stats;
    this.start = start;
    this.size = end - start;
    this.mustBeRead = true; // even if it is empty: it may have changed
  }

  /** The whole of a file; undefined if there is none. */
  static open(path) {
    const stats = fs.statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? undefined : new FilePart(path, stats, 0, stats.size);
  }

  slice(start, end) {
    return new FilePart(this.path, this.stats, this.start + start, this.start + end);
  }

  async* chunks() {
    const { promises } = fs;
    let handle;
    try {
      handle = await promises.open(this.path, 'r').catch(() => { throw notReadable(); });
      let at = this.start;
      const end = this.start + this.size;
      do {
        await this.checkUnchanged(handle);
        if (at === end) break;
        const bytes = new Uint8Array(Math.min(CHUNK, end - at));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, at).catch(() => { throw notReadable(); });
        if (bytesRead === 0) throw notReadable();
        at += bytesRead;
        yield bytesRead === bytes.length ? bytes : bytes.slice(0, bytesRead);
      } while (at < end);
    } finally {
      await handle?.close();
    }
  }

  async checkUnchanged(handle) {
    const { size, mtimeMs } = await handle.stat();
    if (size !== this.stats.size || mtimeMs !== this.stats.mtimeMs) throw notReadable();
  }
}

module.exports = { FilePart };
