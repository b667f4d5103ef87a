'use strict';

// Standard streams. Output is written synchronously, so that nothing is lost when a program ends.

const binding = internalBinding('process');

function open(fd) {
  const type = binding.handleType(fd);
  return fd === 0 ? openInput(type) : openOutput(fd, type);
}

function openInput(type) {
  if (type === 'TTY') {
    const { ReadStream } = require('tty');
    return new ReadStream(0);
  }
  const { ReadStream } = require('fs');
  return new ReadStream(null, { fd: 0, autoClose: false });
}

function openOutput(fd, type) {
  if (type === 'TTY' && require('tty').WriteStream !== undefined) {
    const { WriteStream } = require('tty');
    const stream = new WriteStream(fd);
    stream._type = 'tty';
    return stream;
  }
  return new (require('internal/process/stdio_stream').OutputStream)(fd, type);
}

module.exports = { open };
