'use strict';

// Not all of 'stream': every program that prints loads this.
const Writable = require('internal/stream/writable');
const { UVException } = require('internal/errors');

const binding = internalBinding('process');

/** Standard output or error to a file, pipe or terminal. */
class OutputStream extends Writable {
  constructor(fd, type) {
    super({ autoDestroy: false, decodeStrings: false, emitClose: false });
    this.fd = fd;
    this._type = type === 'FILE' ? 'fs' : type === 'PIPE' ? 'pipe' : 'tty';
    this._isStdio = true;
    this.destroySoon = this.destroy;
  }

  _write(chunk, encoding, callback) {
    const bytes = typeof chunk === 'string' && encoding !== 'utf8' && encoding !== 'utf-8' ?
      Buffer.from(chunk, encoding) : chunk;
    const status = binding.write(this.fd, bytes);
    callback(status < 0 ? new UVException({ errno: status, syscall: 'write' }) : null);
  }

  _destroy(error, callback) {
    // The descriptor stays open: others may still write to it.
    callback(error);
    process.nextTick(() => this.emit('close'));
  }
}

module.exports = { OutputStream };
