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
  if (type === 'PIPE') return openPipe();
  const { ReadStream } = require('fs');
  return new ReadStream(null, { fd: 0, autoClose: false });
}

/** A pipe is read only while somebody wants it: a paused one lets the process end. */
function openPipe() {
  const { Socket } = require('net');
  const stdin = new Socket({ fd: 0, readable: true, writable: false, manualStart: true });
  stdin.fd = 0;
  stdin._type = 'pipe';
  stdin.on('pause', () => {
    process.nextTick(() => {
      const { _handle: handle } = stdin;
      if (handle && handle.reading && stdin.readableFlowing === false) handle.readStop();
    });
  });
  return stdin;
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
