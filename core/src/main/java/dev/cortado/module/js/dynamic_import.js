'use strict';

// import() in CommonJS. V8 has no host callback for it here, so sources that contain one are rewritten, line by line in
// place, to call a function of the module's own. ES modules are not there yet: builtins, JSON and CommonJS are.

const path = require('path');
const { codes } = require('internal/errors');

const importers = new Map();

/** Replaces `import(` by a call of the module's importer. Positions come from the lexer, so strings stay as they are. */
function rewrite(source, filename) {
  const positions = require('internal/module/lexer').dynamicImports(source);
  if (positions.length === 0) return source;
  let result = '';
  let at = 0;
  for (const position of positions) {
    result += `${source.slice(at, position)}globalThis[Symbol.for('cortado.import')](${JSON.stringify(filename)})`;
    at = position + 'import'.length;
  }
  return result + source.slice(at);
}

/** The import() of one file. */
function importer(filename) {
  let known = importers.get(filename);
  if (known === undefined) {
    known = async (specifier, options) => load(`${specifier}`, filename, options);
    importers.set(filename, known);
  }
  return known;
}

function load(specifier, filename, options) {
  const { Module } = require('internal/module/loader');
  const { fileURLToPath } = require('internal/url');
  const attributes = options?.with ?? {};
  let request = specifier;
  if (request.startsWith('file:')) {
    request = fileURLToPath(request);
  } else if (/^data:|^https?:/.test(request)) {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('import() of a URL');
  }
  const parent = new Module(filename);
  parent.filename = filename;
  parent.paths = Module._nodeModulePaths(path.dirname(filename));
  let resolved;
  try {
    resolved = Module._resolveFilename(request, parent, false);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    const bare = !/^\.{0,2}\//.test(request);
    throw new codes.ERR_MODULE_NOT_FOUND(bare ? specifier : path.resolve(path.dirname(filename), request), filename,
      bare ? 'package' : undefined);
  }
  if (resolved.endsWith('.json') && attributes.type !== 'json') {
    const { pathToFileURL } = require('internal/url');
    throw new codes.ERR_IMPORT_ATTRIBUTE_MISSING(pathToFileURL(resolved).href, 'type', 'json');
  }
  return namespace(parent.require(resolved), resolved);
}

const namespaces = new Map();

/** What import() resolves to: default is module.exports, and its enumerable names beside it. */
function namespace(exports, resolved) {
  const known = namespaces.get(resolved);
  if (known !== undefined) return known;
  const result = Object.create(null);
  if (!resolved.endsWith('.json') && (typeof exports === 'object' || typeof exports === 'function') && exports !== null) {
    for (const name of Object.keys(exports)) {
      if (name !== 'default') result[name] = exports[name];
    }
    if (!isBuiltin(resolved)) result['module.exports'] = exports;
  }
  result.default = exports;
  Object.defineProperty(result, Symbol.toStringTag, { __proto__: null, value: 'Module' });
  const sorted = Object.create(null);
  for (const name of Object.keys(result).sort()) sorted[name] = result[name];
  Object.defineProperty(sorted, Symbol.toStringTag, { __proto__: null, value: 'Module' });
  Object.seal(sorted);
  namespaces.set(resolved, sorted);
  return sorted;
}

function isBuiltin(id) {
  return require('internal/module/loader').Module.isBuiltin(id);
}

module.exports = { importer, rewrite };
