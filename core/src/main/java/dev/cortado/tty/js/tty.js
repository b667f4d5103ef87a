'use strict';

// Terminals. Output is written synchronously; input is read as from a file, line by line.

function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && internalBinding('process').handleType(fd) === 'TTY';
}

function checkTerminal(fd) {
  const { codes: { ERR_INVALID_FD, ERR_TTY_INIT_FAILED } } = require('internal/errors');
  if (fd >> 0 !== fd || fd < 0) throw new ERR_INVALID_FD(fd);
  if (!isatty(fd)) {
    throw new ERR_TTY_INIT_FAILED({ errno: -22, code: 'EINVAL', message: 'invalid argument', syscall: 'uv_tty_init' });
  }
}

let classes;
function load() {
  if (classes !== undefined) return classes;
  const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_CURSOR_POS, ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
  const { OutputStream } = require('internal/process/stdio_stream');
  const { ReadStream: FileReadStream } = require('fs');
  const { validateFunction, validateInteger, validateObject } = require('internal/validators');

  class ReadStream extends FileReadStream {
    constructor(fd) {
      checkTerminal(fd);
      super(null, { fd, autoClose: false });
      this.isRaw = false;
      this.isTTY = true;
    }

    setRawMode() {
      throw new ERR_METHOD_NOT_IMPLEMENTED('setRawMode()');
    }
  }

  class WriteStream extends OutputStream {
    constructor(fd) {
      checkTerminal(fd);
      super(fd, 'TTY');
      const size = internalBinding('tty').windowSize(fd);
      if (size >= 0) {
        this.columns = size >>> 16;
        this.rows = size & 0xffff;
      }
      this.once('newListener', function listen(name) {
        if (name === 'resize') process.on('SIGWINCH', () => this._refreshSize());
        else this.once('newListener', listen);
      });
    }

    getColorDepth(env) {
      return require('internal/tty/colors').getColorDepth(env);
    }

    hasColors(count, env) {
      if (env === undefined && (count === undefined || typeof count === 'object' && count !== null)) {
        env = count;
        count = 16;
      } else {
        validateInteger(count, 'count', 2);
      }
      if (env !== undefined) validateObject(env, 'env');
      return count <= 2 ** this.getColorDepth(env);
    }

    _refreshSize() {
      const size = internalBinding('tty').windowSize(this.fd);
      if (size < 0) return;
      const { columns, rows } = this;
      this.columns = size >>> 16;
      this.rows = size & 0xffff;
      if (columns !== this.columns || rows !== this.rows) this.emit('resize');
    }

    cursorTo(x, y, callback) {
      if (typeof y === 'function') {
        callback = y;
        y = undefined;
      }
      if (callback !== undefined) validateFunction(callback, 'callback');
      if (typeof x !== 'number') throw new (y === undefined ? ERR_INVALID_ARG_TYPE : ERR_INVALID_CURSOR_POS)('x', 'number', x);
      return this.write(typeof y === 'number' ? `\u001b[${y + 1};${x + 1}H` : `\u001b[${x + 1}G`, callback);
    }

    moveCursor(dx, dy, callback) {
      if (callback !== undefined) validateFunction(callback, 'callback');
      let text = '';
      if (dx !== 0) text += `\u001b[${Math.abs(dx)}${dx < 0 ? 'D' : 'C'}`;
      if (dy !== 0) text += `\u001b[${Math.abs(dy)}${dy < 0 ? 'A' : 'B'}`;
      return this.write(text, callback);
    }

    clearLine(direction, callback) {
      if (callback !== undefined) validateFunction(callback, 'callback');
      return this.write(`\u001b[${direction < 0 ? 1 : direction > 0 ? 0 : 2}K`, callback);
    }

    clearScreenDown(callback) {
      if (callback !== undefined) validateFunction(callback, 'callback');
      return this.write('\u001b[0J', callback);
    }

    getWindowSize() {
      return [this.columns, this.rows];
    }
  }
  WriteStream.prototype.isTTY = true;
  return classes = { ReadStream, WriteStream };
}

module.exports = {
  isatty,
  get ReadStream() { return load().ReadStream; },
  get WriteStream() { return load().WriteStream; },
};
