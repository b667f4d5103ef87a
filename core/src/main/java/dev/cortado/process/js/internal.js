'use strict';

// Builds the process object: facts at once, everything costly on first use.

const binding = internalBinding('process');

function lazy(target, name, make, { enumerable = true, writable = true } = {}) {
  Object.defineProperty(target, name, {
    __proto__: null,
    configurable: true,
    enumerable,
    get() {
      const value = make();
      Object.defineProperty(target, name, { __proto__: null, configurable: true, enumerable, writable, value });
      return value;
    },
    set(value) {
      Object.defineProperty(target, name, { __proto__: null, configurable: true, enumerable, writable: true, value });
    },
  });
}

function setup(process) {
  const facts = binding.facts();
  const prototype = Object.create(require('events').prototype, {
    constructor: { __proto__: null, configurable: true, writable: true, value: function process() {} },
    [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'process' },
  });
  Object.setPrototypeOf(process, prototype);

  process.version = 'v24.12.0';
  lazy(process, 'versions', () => require('internal/process/facts').versions(facts));
  process.arch = facts[0];
  process.platform = facts[1];
  lazy(process, 'release', () => require('internal/process/facts').release());
  process.moduleLoadList = [];
  process.argv = [...facts[2]];
  process.argv0 = facts[3];
  process.execArgv = [...facts[4]];
  process.execPath = facts[5];
  process.title = facts[6];
  process.pid = facts[7];
  lazy(process, 'ppid', binding.ppid);
  process.debugPort = 9229;
  lazy(process, 'env', () => require('internal/process/env').environment(binding.environment()));
  lazy(process, 'features', () => require('internal/process/facts').features());
  lazy(process, 'config', () => require('internal/process/facts').config(), { writable: false });
  lazy(process, 'allowedNodeEnvironmentFlags', () => require('internal/options').environmentFlags());
  process._exiting = false;
  let exitCode;
  Object.defineProperty(process, 'exitCode', {
    __proto__: null,
    configurable: false,
    enumerable: true,
    get: () => exitCode,
    set(value) {
      if (value !== null && value !== undefined) {
        let number = value;
        if (typeof value === 'string' && value !== '') number = +value;
        require('internal/validators').validateInteger(number, 'code');
      }
      exitCode = value;
    },
  });

  process.nextTick = require('internal/loop/ticks').nextTick;
  const { defineMethods } = require('internal/process/methods');
  defineMethods(process, binding);
  require('internal/process/signals').setup(process, binding);
  for (const [fd, name] of ['stdin', 'stdout', 'stderr'].entries()) {
    let stream;
    Object.defineProperty(process, name, {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get: () => stream ??= require('internal/process/stdio').open(fd),
    });
  }
}

module.exports = { lazy, setup };
