'use strict';

// process.on('SIGTERM', ...): a listener for a signal's name makes the runtime listen for the signal.

const { handle, release } = require('internal/loop');

const handles = new Map(); // signal name -> handle

function isSignal(name) {
  return typeof name === 'string' && name.startsWith('SIG') && require('os').constants.signals[name] !== undefined;
}

function setup(process, binding) {
  process.on('newListener', (name) => {
    if (!isSignal(name) || handles.has(name)) return;
    const number = require('os').constants.signals[name];
    const id = handle(() => process.emit(name, name, number));
    const status = binding.listenSignal(name.slice(3), id);
    if (status < 0) {
      release(id);
      const { ErrnoException } = require('internal/errors');
      throw new ErrnoException(status, 'uv_signal_start');
    }
    handles.set(name, id);
  });
  process.on('removeListener', (name) => {
    if (!handles.has(name) || process.listenerCount(name) > 0) return;
    binding.ignoreSignal(name.slice(3));
    release(handles.get(name));
    handles.delete(name);
  });
}

module.exports = { setup };
