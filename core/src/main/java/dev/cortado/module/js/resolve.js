'use strict';

// From a request to a file name: path analysis as CommonJS has it.

const binding = internalBinding('module');
const path = require('path');
const { codes, UVException } = require('internal/errors');
const { packageScope, readPackage, resolveExports, resolveImports } = require('internal/module/package');

const NODE_MODULES = 'node_modules';
const pathCache = Object.create(null);
const realpathCache = new Map();
let statCache = null; // only while a require() is under way: files may change afterwards
let conditions;

function cjsConditions() {
  if (conditions === undefined) {
    const { getOption } = require('internal/options');
    conditions = new Set(['require', 'node', ...getOption('conditions')]);
    if (getOption('addons') !== false) conditions.add('node-addons');
  }
  return conditions;
}

/** 0 file, 1 directory, negative nothing. */
function stat(file) {
  if (statCache === null) return binding.stat(file);
  let result = statCache.get(file);
  if (result === undefined) {
    result = binding.stat(file);
    statCache.set(file, result);
  }
  return result;
}

/** Runs fn with answers of stat kept. */
function withStatCache(fn) {
  if (statCache !== null) return fn();
  statCache = new Map();
  try {
    return fn();
  } finally {
    statCache = null;
  }
}

function toRealPath(file) {
  let real = realpathCache.get(file);
  if (real === undefined) {
    real = binding.realpath(file);
    if (typeof real === 'number') throw new UVException({ errno: real, syscall: 'lstat', path: file });
    realpathCache.set(file, real);
  }
  return real;
}

function finalPath(file, isMain) {
  const { getOption } = require('internal/options');
  if (getOption(isMain ? 'preserve-symlinks-main' : 'preserve-symlinks')) return path.resolve(file);
  return toRealPath(file);
}

function tryFile(file, isMain) {
  return stat(file) === 0 ? finalPath(file, isMain) : false;
}

function tryExtensions(base, extensions, isMain) {
  for (const extension of extensions) {
    const found = tryFile(base + extension, isMain);
    if (found) return found;
  }
  return false;
}

/** A directory: its package.json's main, else its index. */
function tryPackage(folder, extensions, isMain, request) {
  const pack = readPackage(folder);
  const main = pack?.main;
  if (!main) return tryExtensions(path.resolve(folder, 'index'), extensions, isMain);
  const file = path.resolve(folder, main);
  const found = tryFile(file, isMain) || tryExtensions(file, extensions, isMain) ||
    tryExtensions(path.resolve(file, 'index'), extensions, isMain);
  if (found !== false) return found;
  const index = tryExtensions(path.resolve(folder, 'index'), extensions, isMain);
  if (index === false) {
    const error = new Error(`Cannot find module '${file}'. Please verify that the package.json has a valid "main" entry`);
    error.code = 'MODULE_NOT_FOUND';
    error.path = pack.path;
    error.requestPath = request;
    throw error;
  }
  process.emitWarning(`Invalid 'main' field in '${pack.path}' of '${main}'. Please either fix that or report it to the ` +
    'module author', 'DeprecationWarning', 'DEP0128');
  return index;
}

const EXPORTS_PATTERN = /^((?:@[^/\\%]+\/)?[^./\\%][^/\\%]*)(\/.*)?$/;

/** A package below a node_modules folder that has "exports". */
function fromExports(folder, request) {
  const { 1: name, 2: expansion = '' } = EXPORTS_PATTERN.exec(request) ?? [];
  if (!name) return undefined;
  const pack = readPackage(path.resolve(folder, name));
  if (pack === null || pack.exports === undefined) return undefined;
  return finish(resolveExports(pack, `.${expansion}`, null, cjsConditions()), null, pack.path);
}

/** A package that requires itself by its name. */
function fromSelf(parentPath, request) {
  if (!parentPath) return false;
  const pack = packageScope(path.join(parentPath, 'x'));
  if (pack === null || pack.exports === undefined || pack.name === undefined) return false;
  let expansion;
  if (request === pack.name) expansion = '.';
  else if (request.startsWith(`${pack.name}/`)) expansion = `.${request.slice(pack.name.length)}`;
  else return false;
  return finish(resolveExports(pack, expansion, parentPath, cjsConditions()), parentPath, pack.path);
}

function finish(resolved, parentPath, packageFile) {
  const { URL, fileURLToPath } = /%/.test(resolved) ? require('internal/url') : {};
  if (URL !== undefined) {
    if (/%2f|%5c/i.test(resolved)) {
      throw new codes.ERR_INVALID_MODULE_SPECIFIER(resolved, 'must not include encoded "/" or "\\" characters', parentPath);
    }
    resolved = fileURLToPath(new URL(`file://${resolved}`));
  }
  const actual = tryFile(resolved, false);
  if (actual) return actual;
  const error = new Error(`Cannot find module '${resolved}'`);
  error.code = 'MODULE_NOT_FOUND';
  error.path = packageFile;
  throw error;
}

function isRelative(request) {
  if (request.charCodeAt(0) !== 46) return false;
  if (request.length === 1 || request.charCodeAt(1) === 47) return true;
  return request.charCodeAt(1) === 46 && (request.length === 2 || request.charCodeAt(2) === 47);
}

const TRAILING_SLASH = /(?:^|\/)\.?\.?\/?$/;

/** Looks a request up in folders; returns a file name or false. */
function findPath(request, paths, isMain, extensions) {
  const absolute = path.isAbsolute(request);
  if (absolute) paths = [''];
  else if (!paths || paths.length === 0) return false;
  const key = `${request}\0${paths.length === 1 ? paths[0] : paths.join('\0')}`;
  const cached = pathCache[key];
  if (cached) return cached;
  const trailingSlash = request.length > 0 && (request.endsWith('/') || TRAILING_SLASH.test(request) && /\.$/.test(request));
  for (const folder of paths) {
    if (typeof folder !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('paths', 'Array of strings', paths);
    if (folder && stat(folder) < 1) continue;
    if (!absolute) {
      const exported = fromExports(folder, request);
      if (exported) return exported;
    }
    const base = path.resolve(folder, request);
    const kind = stat(base);
    let found = false;
    if (!trailingSlash) {
      if (kind === 0) found = finalPath(base, isMain);
      if (!found) found = tryExtensions(base, extensions, isMain);
    }
    if (!found && kind === 1) found = tryPackage(base, extensions, isMain, request);
    if (found) {
      pathCache[key] = found;
      return found;
    }
  }
  return false;
}

/** node_modules folders from a folder upward. */
function nodeModulePaths(from) {
  from = path.resolve(from);
  if (from === '/') return ['/node_modules'];
  const paths = [];
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (folder === '/') {
      paths.push('/node_modules');
      return paths;
    }
    if (!folder.endsWith(`/${NODE_MODULES}`)) paths.push(`${folder}/${NODE_MODULES}`);
  }
}

module.exports = {
  cjsConditions, findPath, fromSelf, isRelative, nodeModulePaths, pathCache, resolveImports, stat, toRealPath, withStatCache,
};
