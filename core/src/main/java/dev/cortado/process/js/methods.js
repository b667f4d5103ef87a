'use strict';

// The functions of process.

const { codes, ErrnoException } = require('internal/errors');
const { validateNumber, validateObject, validateString, validateUint32 } = require('internal/validators');

function defineMethods(process, binding) {
  let cwd;
  Object.assign(process, {
    cwd() {
      return cwd ??= binding.cwd();
    },

    chdir(directory) {
      validateString(directory, 'directory');
      const from = process.cwd();
      const errno = binding.chdir(directory);
      if (errno < 0) {
        const error = new ErrnoException(errno, 'chdir', undefined);
        error.message = `${error.message}, chdir ${from} -> '${directory}'`;
        error.path = from;
        error.dest = directory;
        throw error;
      }
      cwd = undefined;
    },

    exit(code) {
      if (arguments.length > 0 && code !== undefined) process.exitCode = code;
      if (!process._exiting) {
        process._exiting = true;
        process.emit('exit', process.exitCode || 0);
      }
      process.reallyExit(process.exitCode || 0);
    },

    reallyExit(code) {
      binding.exit(Number(code) || 0);
      for (;;); // the engine ends this at the next turn
    },

    abort() {
      binding.abort();
    },

    uptime() {
      return binding.uptime();
    },

    hrtime: Object.assign(function hrtime(previous) {
      const now = binding.hrtime();
      const seconds = Math.floor(now / 1e9);
      const nanos = now % 1e9;
      if (previous === undefined) return [seconds, nanos];
      const { validateArray } = require('internal/validators');
      validateArray(previous, 'time');
      if (previous.length !== 2) throw new codes.ERR_OUT_OF_RANGE('time', 2, previous.length);
      const s = seconds - previous[0];
      const n = nanos - previous[1];
      return n < 0 ? [s - 1, n + 1e9] : [s, n];
    }, {
      bigint: function bigint() { return BigInt(binding.hrtime()); },
    }),

    memoryUsage: Object.assign(function memoryUsage() {
      const [rss, external, arrayBuffers] = binding.memory();
      const heap = require('internal/engine').heapStatistics();
      return { rss, heapTotal: heap[0], heapUsed: heap[4], external: heap[13] + external, arrayBuffers: heap[13] + arrayBuffers };
    }, {
      rss() { return binding.memory()[0]; },
    }),

    cpuUsage(previous) {
      if (previous !== undefined) {
        validateObject(previous, 'prevValue');
        for (const name of ['user', 'system']) {
          if (typeof previous[name] !== 'number') validateNumber(previous[name], `prevValue.${name}`);
          if (!(previous[name] >= 0 && previous[name] <= Number.MAX_SAFE_INTEGER)) {
            throw new codes.ERR_INVALID_ARG_VALUE.RangeError(`prevValue.${name}`, previous[name]);
          }
        }
      }
      const [user, system] = binding.cpu();
      return previous === undefined ? { user, system } : { user: user - previous.user, system: system - previous.system };
    },

    emitWarning(warning, type, code, ctor) {
      return require('internal/process/warning').emitWarning(warning, type, code, ctor);
    },

    getuid: () => binding.ids()[0],
    geteuid: () => binding.ids()[1],
    getgid: () => binding.ids()[2],
    getegid: () => binding.ids()[3],

    umask(mask) {
      if (mask === undefined) return binding.umask(-1);
      if (typeof mask === 'string') {
        if (!/^[0-7]+$/.test(mask)) {
          throw new codes.ERR_INVALID_ARG_VALUE('mask', mask, 'must be a 32-bit unsigned integer or an octal string');
        }
        mask = Number.parseInt(mask, 8);
      } else {
        validateUint32(mask, 'mask');
      }
      return binding.umask(mask & 0o777);
    },

    kill(pid, signal) {
      // eslint-disable-next-line eqeqeq
      if (pid != (pid | 0)) throw new codes.ERR_INVALID_ARG_TYPE('pid', 'number', pid);
      let number;
      if (typeof signal === 'number') {
        number = signal;
      } else {
        const { signals } = require('os').constants;
        number = signals[signal || 'SIGTERM'];
        if (number === undefined) throw new codes.ERR_UNKNOWN_SIGNAL(signal);
      }
      const errno = binding.kill(pid | 0, number | 0);
      if (errno < 0) throw new ErrnoException(errno, 'kill');
      return true;
    },

    _rawDebug(...args) {
      binding.write(2, `${require('internal/util/inspect').format(...args)}\n`);
    },

    dlopen(module, filename) {
      if (typeof filename !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('filename', 'string', filename);
      const error = new codes.ERR_DLOPEN_FAILED(`${filename}: native addons cannot be loaded`);
      throw error;
    },

    binding(name) {
      throw new Error(`No such module: ${name}`);
    },

    getActiveResourcesInfo() {
      return [...require('internal/loop').activeResources(), ...require('internal/timers').activeTimers()];
    },

    setUncaughtExceptionCaptureCallback(fn) {
      require('internal/process/uncaught').setCaptureCallback(fn);
    },

    hasUncaughtExceptionCaptureCallback() {
      return require('internal/process/uncaught').hasCaptureCallback();
    },

    setSourceMapsEnabled(value) {
      require('internal/validators').validateBoolean(value, 'val');
      if (value) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('process.setSourceMapsEnabled(true)');
    },

    constrainedMemory: () => binding.constrainedMemory(),
    availableMemory: () => binding.availableMemory(),

    resourceUsage() {
      const [user, system] = binding.cpu();
      const usage = binding.resourceUsage();
      return {
        userCPUTime: user,
        systemCPUTime: system,
        maxRSS: usage[0],
        sharedMemorySize: 0,
        unsharedDataSize: 0,
        unsharedStackSize: 0,
        minorPageFault: usage[1],
        majorPageFault: usage[2],
        swappedOut: 0,
        fsRead: usage[3],
        fsWrite: usage[4],
        ipcSent: 0,
        ipcReceived: 0,
        signalsCount: 0,
        voluntaryContextSwitches: usage[5],
        involuntaryContextSwitches: usage[6],
      };
    },

    getBuiltinModule(id) {
      validateString(id, 'id');
      const name = id.startsWith('node:') ? id.slice(5) : id;
      const builtins = require('internal/runtime/builtins');
      if (builtins.isPublic(name) || id !== name && builtins.isPrefixOnly(name)) return builtins.require(name);
      return undefined;
    },

    openStdin() {
      process.stdin.resume();
      return process.stdin;
    },
  });
}

module.exports = { defineMethods };
