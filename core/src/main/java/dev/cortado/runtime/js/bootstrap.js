'use strict';

// The first built-in: makes require for all others, the process object and the globals, and hands Java what the loop calls.
// `host` is the one parameter: bindings and sources by name.

const publicIds = new Set(host.publicIds);
const prefixOnlyIds = new Set(host.prefixOnlyIds);
const cache = new Map();
const bindings = new Map();
const process = {};

class BuiltinModule {
  constructor(id) {
    this.id = id;
    this.exports = {};
    this.loaded = false;
  }
}

function internalBinding(name) {
  let binding = bindings.get(name);
  if (binding === undefined) {
    binding = host.binding(name);
    bindings.set(name, binding);
  }
  return binding;
}

/** Public modules that built-ins know by an internal name too. */
const aliases = { '__proto__': null, 'internal/util/types': 'util/types', 'sys': 'util' };

function requireBuiltin(id) {
  id = aliases[id] ?? id;
  const cached = cache.get(id);
  if (cached !== undefined) return cached.exports;
  const module = new BuiltinModule(id);
  cache.set(id, module);
  host.compile(id)(module.exports, requireBuiltin, module, process, internalBinding);
  module.loaded = true;
  return module.exports;
}

/** Whether programs may require what is internal: --expose-internals. */
function exposed() {
  return requireBuiltin('internal/options').getOption('expose-internals') === true;
}

const builtins = {
  /** Ids that programs may require and that are there. */
  ids: [...publicIds].filter((id) => host.has(id)),
  prefixOnlyIds: [...prefixOnlyIds].filter((id) => host.has(id)),
  isPublic: (id) => (publicIds.has(id) || id.startsWith('internal/') && exposed()) && host.has(aliases[id] ?? id),
  has: (id) => host.has(aliases[id] ?? id),
  isPrefixOnly: (id) => prefixOnlyIds.has(id) && host.has(id),
  require: requireBuiltin,
  /** Makes further names of internal modules known. */
  alias(names) { Object.assign(aliases, names); },
  /** What a built-in exports, if it is loaded. */
  loaded: (id) => cache.get(id)?.exports,
};
cache.set('internal/runtime/builtins', { exports: builtins });

const loop = requireBuiltin('internal/loop');
requireBuiltin('internal/process').setup(process);
requireBuiltin('internal/runtime/globals').setup(process);
const timers = requireBuiltin('internal/timers');
internalBinding('loop').setCallbacks(loop.phase(timers.runTimers), loop.phase(timers.runImmediates));
const main = requireBuiltin('internal/runtime/main');

return {
  complete: loop.complete,
  emit: loop.emit,
  start: loop.macrotask(main.start),
  beforeExit: loop.macrotask(main.beforeExit),
  exit: loop.macrotask(main.exit),
};
