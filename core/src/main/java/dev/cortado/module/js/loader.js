'use strict';

// CommonJS: the Module class, its cache, and how a file becomes a module.

const binding = internalBinding('module');
const path = require('path');
const builtins = require('internal/runtime/builtins');
const engine = require('internal/engine');
const { codes, UVException } = require('internal/errors');
const { validateString } = require('internal/validators');
const { getOption } = require('internal/options');
const resolve = require('internal/module/resolve');
const { packageScope } = require('internal/module/package');

const kIsMainSymbol = Symbol('kIsMain');
const kEvaluating = Symbol('evaluating');

function updateChildren(parent, child, scan) {
  const children = parent?.children;
  if (children && !(scan && children.includes(child))) children.push(child);
}

function Module(id = '', parent) {
  this.id = id;
  this.path = path.dirname(id);
  Object.defineProperty(this, 'exports', { __proto__: null, configurable: true, enumerable: true, writable: true, value: {} });
  this[kParent] = parent;
  updateChildren(parent, this, false);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

const kParent = Symbol('parent');
Object.defineProperty(Module.prototype, 'parent', {
  __proto__: null,
  configurable: true,
  get() { return this[kParent]; },
  set(value) { this[kParent] = value; },
});

Module._cache = { __proto__: null };
Module._pathCache = resolve.pathCache;
Module._extensions = { __proto__: null };
Module.globalPaths = [];
Module._debug = () => {};
Module.Module = Module;

// wrapper and wrap may be replaced by programs; then sources are compiled as wrapped text.
const originalWrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
let wrapperPatched = false;
let wrapper = originalWrapper;
let wrap = (script) => wrapper[0] + script + wrapper[1];
Object.defineProperty(Module, 'wrap', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get: () => wrap,
  set(value) {
    wrapperPatched = true;
    wrap = value;
  },
});
Object.defineProperty(Module, 'wrapper', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    wrapperPatched = true;
    return wrapper;
  },
  set(value) {
    wrapperPatched = true;
    wrapper = value;
  },
});

Module.builtinModules = builtins.ids.concat(builtins.prefixOnlyIds.map((id) => `node:${id}`));
Module.isBuiltin = function isBuiltin(id) {
  if (typeof id !== 'string') return false;
  return id.startsWith('node:') ? builtins.isPublic(id.slice(5)) || builtins.isPrefixOnly(id.slice(5)) :
    builtins.isPublic(id);
};

Module._initPaths = function _initPaths() {
  const paths = [path.resolve(process.execPath, '..', '..', 'lib', 'node')];
  const { HOME, NODE_PATH } = process.env;
  if (HOME) paths.unshift(path.resolve(HOME, '.node_modules'), path.resolve(HOME, '.node_libraries'));
  if (NODE_PATH) paths.unshift(...NODE_PATH.split(path.delimiter).filter(Boolean));
  globalPaths = paths;
  Module.globalPaths = [...paths];
};
let globalPaths = null;

function searchPaths() {
  if (globalPaths === null) Module._initPaths();
  return globalPaths;
}

Module._nodeModulePaths = resolve.nodeModulePaths;

Module._resolveLookupPaths = function _resolveLookupPaths(request, parent) {
  if (Module.isBuiltin(request)) return null;
  if (!resolve.isRelative(request)) {
    const paths = parent?.paths?.length ? [...parent.paths, ...searchPaths()] : searchPaths();
    return paths.length > 0 ? paths : null;
  }
  if (!parent || !parent.id || !parent.filename) return ['.', ...resolve.nodeModulePaths('.'), ...searchPaths()];
  return [path.dirname(parent.filename)];
};

Module._findPath = function _findPath(request, paths, isMain) {
  return resolve.findPath(request, paths, isMain, Object.keys(Module._extensions));
};

Module._resolveFilename = function _resolveFilename(request, parent, isMain, options) {
  if (Module.isBuiltin(request)) return request;
  let paths;
  if (typeof options === 'object' && options !== null) {
    if (Array.isArray(options.paths)) {
      if (resolve.isRelative(request)) {
        paths = options.paths;
      } else {
        paths = [];
        const fake = new Module('', null);
        for (const from of options.paths) {
          fake.paths = resolve.nodeModulePaths(from);
          for (const folder of Module._resolveLookupPaths(request, fake)) {
            if (!paths.includes(folder)) paths.push(folder);
          }
        }
      }
    } else if (options.paths === undefined) {
      paths = Module._resolveLookupPaths(request, parent);
    } else {
      throw new codes.ERR_INVALID_ARG_VALUE('options.paths', options.paths);
    }
  } else {
    paths = Module._resolveLookupPaths(request, parent);
  }

  if (request[0] === '#' && (parent?.filename || parent?.id === '<repl>')) {
    const base = parent.filename ?? path.join(process.cwd(), 'x');
    const resolved = resolve.resolveImports(request, base, resolve.cjsConditions(),
      (bare) => Module._resolveFilename(bare, parent, false));
    if (Module.isBuiltin(resolved)) return resolved;
    const file = resolve.stat(resolved) === 0 ? resolve.toRealPath(resolved) : undefined;
    if (file !== undefined) return file;
    const error = new Error(`Cannot find module '${resolved}'`);
    error.code = 'MODULE_NOT_FOUND';
    throw error;
  }

  const self = resolve.fromSelf(parent?.filename ? path.dirname(parent.filename) : undefined, request);
  if (self) return self;

  const found = Module._findPath(request, paths, isMain);
  if (found) return found;
  const stack = [];
  for (let cursor = parent; cursor; cursor = cursor[kParent]) stack.push(cursor.filename || cursor.id);
  let message = `Cannot find module '${request}'`;
  if (stack.length > 0) message += `\nRequire stack:\n- ${stack.join('\n- ')}`;
  const error = new Error(message);
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = stack;
  throw error;
};

const relativeCache = new Map();

Module._load = function _load(request, parent, isMain) {
  let relativeKey;
  if (parent) {
    relativeKey = `${parent.path}\0${request}`;
    const known = relativeCache.get(relativeKey);
    if (known !== undefined) {
      const cached = Module._cache[known];
      if (cached !== undefined) {
        updateChildren(parent, cached, true);
        return cached.loaded ? cached.exports : partialExports(cached);
      }
      relativeCache.delete(relativeKey);
    }
  }
  if (request.startsWith('node:')) {
    const id = request.slice(5);
    if (builtins.isPublic(id) || builtins.isPrefixOnly(id)) return builtins.require(id);
    throw new codes.ERR_UNKNOWN_BUILTIN_MODULE(request);
  }
  const filename = Module._resolveFilename(request, parent, isMain);
  const cached = Module._cache[filename];
  if (cached !== undefined) {
    updateChildren(parent, cached, true);
    if (relativeKey !== undefined) relativeCache.set(relativeKey, filename);
    return cached.loaded ? cached.exports : partialExports(cached);
  }
  if (builtins.isPublic(filename)) return builtins.require(filename);
  if (filename.startsWith('node:')) return builtins.require(filename.slice(5));

  const module = new Module(filename, parent);
  if (isMain) {
    setOwn(process, 'mainModule', module);
    module.id = '.';
    module[kIsMainSymbol] = true;
  }
  Module._cache[filename] = module;
  if (relativeKey !== undefined) relativeCache.set(relativeKey, filename);
  let threw = true;
  try {
    module.load(filename);
    threw = false;
  } finally {
    if (threw) {
      delete Module._cache[filename];
      if (relativeKey !== undefined) {
        relativeCache.delete(relativeKey);
        const children = parent?.children;
        const index = Array.isArray(children) ? children.indexOf(module) : -1;
        if (index !== -1) children.splice(index, 1);
      }
    }
  }
  return module.exports;
};

function setOwn(object, name, value) {
  Object.defineProperty(object, name, { __proto__: null, configurable: true, enumerable: true, writable: true, value });
}

// Access to a missing property of exports that are only half there gets a warning: a cycle is the usual reason.
const cycleProxy = new Proxy({}, {
  get(target, property) {
    if (property in target || property === '__esModule') return target[property];
    warnOfCycle(property);
    return undefined;
  },
  getOwnPropertyDescriptor(target, property) {
    if (Object.hasOwn(target, property) || property === '__esModule') return Object.getOwnPropertyDescriptor(target, property);
    warnOfCycle(property);
    return undefined;
  },
});

function warnOfCycle(property) {
  process.emitWarning(`Accessing non-existent property '${String(property)}' of module exports inside circular dependency`);
}

function partialExports(module) {
  const { exports } = module;
  if (module[kEvaluating] && exports && !engine.isProxy(exports) && Object.getPrototypeOf(exports) === Object.prototype &&
      !exports.__esModule) {
    Object.setPrototypeOf(exports, cycleProxy);
  }
  return exports;
}

Module.prototype.load = function load(filename) {
  this.filename ??= filename;
  this.paths ??= resolve.nodeModulePaths(path.dirname(filename));
  Module._extensions[extensionOf(filename)](this, filename);
  this.loaded = true;
};

/** The longest registered extension of a file name. */
function extensionOf(filename) {
  const name = path.basename(filename);
  let start = 0;
  let dot;
  while ((dot = name.indexOf('.', start)) !== -1) {
    start = dot + 1;
    if (dot === 0) continue;
    const extension = name.slice(dot);
    if (Module._extensions[extension]) return extension;
  }
  return '.js';
}

Module.prototype.require = function require(id) {
  validateString(id, 'id');
  if (id === '') throw new codes.ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
  return resolve.withStatCache(() => Module._load(id, this, false));
};

function stripShebang(source) {
  if (source.charCodeAt(0) !== 0x23 || source.charCodeAt(1) !== 0x21) return source;
  const end = source.search(/[\n\r\u2028\u2029]/);
  return end === -1 ? '' : source.slice(end);
}

Module.prototype._compile = function _compile(content, filename) {
  const require = makeRequire(this);
  const dirname = path.dirname(filename);
  content = prepare(stripShebang(content), filename);
  let compiled;
  if (wrapperPatched) {
    const wrapped = Module.wrap(content);
    compiled = engine.compileFunction(`return ${wrapped}`, filename, [])();
  } else {
    compiled = engine.compileFunction(content, filename);
  }
  if (this[kIsMainSymbol] && getOption('inspect-brk')) debugger; // eslint-disable-line no-debugger
  const { exports } = this;
  this[kEvaluating] = true;
  return Reflect.apply(compiled, exports, [exports, require, this, filename, dirname]);
};

/** V8 has no import() here: a source that has one gets it rewritten to a function of its module's. */
function prepare(content, filename) {
  return content.includes('import') && /\bimport\s*(?:\(|\/[*/])/.test(content) ?
    require('internal/module/dynamic_import').rewrite(content, filename) : content;
}

function makeRequire(module) {
  function require(id) {
    return module.require(id);
  }
  require.resolve = function resolve(request, options) {
    validateString(request, 'request');
    return Module._resolveFilename(request, module, false, options);
  };
  require.resolve.paths = function paths(request) {
    validateString(request, 'request');
    return Module._resolveLookupPaths(request, module);
  };
  setOwn(require, 'main', process.mainModule);
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

function readSource(filename) {
  const content = binding.readText(filename);
  if (typeof content === 'number') throw new UVException({ errno: content, syscall: 'open', path: filename });
  return content.charCodeAt(0) === 0xFEFF ? content.slice(1) : content;
}

Module._extensions['.js'] = function(module, filename) {
  const content = readSource(filename);
  const scope = filename.endsWith('.js') ? packageScope(filename) : filename.endsWith('.mjs') ? { type: 'module' } : null;
  if (scope?.type === 'module') throw esmNotSupported(filename, module, scope);
  module._compile(content, filename);
};

function esmNotSupported(filename) {
  const error = new codes.ERR_METHOD_NOT_IMPLEMENTED('ES modules');
  error.message += `, needed for ${filename}`;
  return error;
}

Module._extensions['.json'] = function(module, filename) {
  const content = readSource(filename);
  try {
    setOwn(module, 'exports', JSON.parse(content));
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
};

Module._extensions['.node'] = function(module, filename) {
  return process.dlopen(module, path.toNamespacedPath(filename));
};

Module.createRequire = function createRequire(filename) {
  const { URL, fileURLToPath } = typeof filename === 'string' && path.isAbsolute(filename) ? {} : require('internal/url');
  let file;
  if (URL !== undefined && (filename instanceof URL || typeof filename === 'string' && /^file:/i.test(filename))) {
    try {
      file = fileURLToPath(filename);
    } catch {
      throw invalidCreateRequire(filename);
    }
  } else if (typeof filename !== 'string' || !path.isAbsolute(filename)) {
    throw invalidCreateRequire(filename);
  } else {
    file = filename;
  }
  const trailing = file.endsWith('/');
  const name = trailing ? path.join(file, 'noop.js') : file;
  const module = new Module(name);
  module.filename = name;
  module.paths = resolve.nodeModulePaths(module.path);
  return makeRequire(module);
};

function invalidCreateRequire(filename) {
  return new codes.ERR_INVALID_ARG_VALUE('filename', filename,
    'must be a file URL object, file URL string, or absolute path string');
}

Module._preloadModules = function _preloadModules(requests) {
  if (!Array.isArray(requests) || requests.length === 0) return;
  const parent = new Module('internal/preload', null);
  try {
    parent.paths = resolve.nodeModulePaths(process.cwd());
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  for (const request of requests) parent.require(request);
};

Module.syncBuiltinESMExports = function syncBuiltinESMExports() {};

Module.runMain = function runMain(main = process.argv[1]) {
  resolve.withStatCache(() => Module._load(main, null, true));
};

/** A module for source that is no file: -e, -p, standard input. */
function evaluate(name, body, print) {
  const cwd = process.cwd();
  const module = new Module(name);
  module.filename = path.join(cwd, name);
  module.paths = resolve.nodeModulePaths(cwd);
  const require = makeRequire(module);
  Object.assign(globalThis, { module, exports: module.exports, require, __filename: name, __dirname: '.' });
  const source = prepare(stripShebang(body), module.filename);
  const result = engine.runScript(source, name);
  if (print) require('console').log(result);
}

module.exports = { Module, evaluate, makeRequire };
