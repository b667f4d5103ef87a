'use strict';

// package.json files, and what their "exports" and "imports" say (the PACKAGE_* algorithms of Node's ES modules page).

const binding = internalBinding('module');
const path = require('path');
const { codes } = require('internal/errors');

const cache = new Map(); // folder -> package or null
const scopes = new Map(); // folder -> package of the nearest package.json, or null

/** The package.json of a folder: {path, folder, name, main, type, exports, imports}, or null. */
function readPackage(folder) {
  const known = cache.get(folder);
  if (known !== undefined) return known;
  const file = folder === '/' ? '/package.json' : `${folder}/package.json`;
  const text = binding.readText(file);
  let result = null;
  if (typeof text === 'string') {
    let data;
    try {
      data = JSON.parse(text.charCodeAt(0) === 0xFEFF ? text.slice(1) : text);
    } catch (error) {
      throw new codes.ERR_INVALID_PACKAGE_CONFIG(file, undefined, error.message);
    }
    if (typeof data !== 'object' || data === null) data = {};
    const { name, main, type, exports, imports } = data;
    result = {
      path: file,
      folder,
      name: typeof name === 'string' ? name : undefined,
      main: typeof main === 'string' ? main : undefined,
      type: type === 'module' || type === 'commonjs' ? type : 'none',
      exports: exports === null ? undefined : exports,
      imports: typeof imports === 'object' && imports !== null ? imports : undefined,
      data,
    };
  }
  cache.set(folder, result);
  return result;
}

/** The package that a file belongs to: the nearest package.json upward, not through node_modules. */
function packageScope(file) {
  return scopeOf(path.dirname(file));
}

function scopeOf(folder) {
  const known = scopes.get(folder);
  if (known !== undefined) return known;
  let scope;
  if (folder.endsWith('/node_modules')) {
    scope = null;
  } else {
    scope = readPackage(folder) ?? (folder === '/' ? null : scopeOf(path.dirname(folder)));
  }
  scopes.set(folder, scope);
  return scope;
}

function isIndexKey(key) {
  const number = +key;
  return `${number}` === key && number >= 0 && number < 0xFFFF_FFFF;
}

/** Whether "exports" is the target of "." itself rather than a map of subpaths. */
function isSugar(exports, packageFile, base) {
  if (typeof exports === 'string' || Array.isArray(exports)) return true;
  if (typeof exports !== 'object' || exports === null) return false;
  const keys = Object.keys(exports);
  let sugar = false;
  keys.forEach((key, i) => {
    const isCondition = key === '' || key[0] !== '.';
    if (i === 0) {
      sugar = isCondition;
    } else if (sugar !== isCondition) {
      throw new codes.ERR_INVALID_PACKAGE_CONFIG(packageFile, base,
        '"exports" cannot contain some keys starting with \'.\' and some not. The exports object must either be an object ' +
        'of package subpath keys or an object of main entry condition name keys only.');
    }
  });
  return sugar;
}

const INVALID_SEGMENT = /(^|\\|\/)((\.|%2e)(\.|%2e)?|(n|%6e|%4e)(o|%6f|%4f)(d|%64|%44)(e|%65|%45)(_|%5f)(m|%6d|%4d)(o|%6f|%4f)(d|%64|%44)(u|%75|%55)(l|%6c|%4c)(e|%65|%45)(s|%73|%53))(\\|\/|$)/i;

function resolveTarget(target, subpath, match, pack, base, pattern, internal, conditions, resolveBare) {
  if (typeof target === 'string') {
    if (!pattern && subpath !== '' && !target.endsWith('/')) throw invalidTarget(match, target, pack, internal, base);
    if (!target.startsWith('./')) {
      if (internal && !target.startsWith('../') && !target.startsWith('/') && !isUrl(target)) {
        const bare = pattern ? target.replaceAll('*', () => subpath) : target + subpath;
        return resolveBare(bare, pack);
      }
      throw invalidTarget(match, target, pack, internal, base);
    }
    if (INVALID_SEGMENT.test(target.slice(2))) throw invalidTarget(match, target, pack, internal, base);
    const resolved = path.join(pack.folder, target);
    if (resolved !== pack.folder && !resolved.startsWith(`${pack.folder === '/' ? '' : pack.folder}/`)) {
      throw invalidTarget(match, target, pack, internal, base);
    }
    if (subpath === '') return resolved;
    if (INVALID_SEGMENT.test(subpath)) {
      const request = pattern ? match.replace('*', () => subpath) : match + subpath;
      throw new codes.ERR_INVALID_MODULE_SPECIFIER(request,
        `request is not a valid match in pattern "${match}" for the "${internal ? 'imports' : 'exports'}" resolution of ` +
        pack.path, base);
    }
    return pattern ? resolved.replaceAll('*', () => subpath) : path.join(resolved, subpath);
  }
  if (Array.isArray(target)) {
    if (target.length === 0) return null;
    let lastError;
    for (const item of target) {
      let resolved;
      try {
        resolved = resolveTarget(item, subpath, match, pack, base, pattern, internal, conditions, resolveBare);
      } catch (error) {
        lastError = error;
        if (error.code !== 'ERR_INVALID_PACKAGE_TARGET') throw error;
        continue;
      }
      if (resolved === undefined) continue;
      if (resolved === null) {
        lastError = null;
        continue;
      }
      return resolved;
    }
    if (lastError === undefined || lastError === null) return lastError;
    throw lastError;
  }
  if (typeof target === 'object' && target !== null) {
    for (const key of Object.keys(target)) {
      if (isIndexKey(key)) {
        throw new codes.ERR_INVALID_PACKAGE_CONFIG(pack.path, base, '"exports" cannot contain numeric property keys.');
      }
    }
    for (const key of Object.keys(target)) {
      if (key !== 'default' && !conditions.has(key)) continue;
      const resolved = resolveTarget(target[key], subpath, match, pack, base, pattern, internal, conditions, resolveBare);
      if (resolved !== undefined) return resolved;
    }
    return undefined;
  }
  if (target === null) return null;
  throw invalidTarget(match, target, pack, internal, base);
}

function isUrl(text) {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && require('internal/url').URL.canParse(text);
}

function invalidTarget(key, target, pack, internal, base) {
  return new codes.ERR_INVALID_PACKAGE_TARGET(`${pack.folder}/`, key, target, internal, base);
}

/** Orders pattern keys: the longer prefix first, then the longer key. */
function comparePatterns(a, b) {
  const starA = a.indexOf('*');
  const starB = b.indexOf('*');
  const lengthA = starA === -1 ? a.length : starA + 1;
  const lengthB = starB === -1 ? b.length : starB + 1;
  if (lengthA !== lengthB) return lengthA > lengthB ? -1 : 1;
  if (starA === -1) return 1;
  if (starB === -1) return -1;
  return b.length - a.length;
}

/** Finds `key` in a map with patterns; returns a path, null (excluded) or undefined (no match). */
function matchMap(map, key, pack, base, internal, conditions, resolveBare) {
  if (Object.hasOwn(map, key) && !key.includes('*') && !key.endsWith('/')) {
    return resolveTarget(map[key], '', key, pack, base, false, internal, conditions, resolveBare);
  }
  let best = '';
  let bestSubpath = '';
  for (const candidate of Object.keys(map)) {
    const star = candidate.indexOf('*');
    if (star === -1 || !key.startsWith(candidate.slice(0, star))) continue;
    const trailer = candidate.slice(star + 1);
    if (key.length >= candidate.length && key.endsWith(trailer) && comparePatterns(best, candidate) === 1 &&
        candidate.lastIndexOf('*') === star) {
      best = candidate;
      bestSubpath = key.slice(star, key.length - trailer.length);
    }
  }
  if (best === '') return undefined;
  return resolveTarget(map[best], bestSubpath, best, pack, base, true, internal, conditions, resolveBare);
}

/** Resolves a subpath ("." or "./x") of a package that has "exports". */
function resolveExports(pack, subpath, base, conditions) {
  let { exports } = pack;
  if (isSugar(exports, pack.path, base)) exports = { '.': exports };
  const resolved = typeof exports === 'object' && exports !== null ?
    matchMap(exports, subpath, pack, base, false, conditions) : undefined;
  if (resolved === null || resolved === undefined) {
    throw new codes.ERR_PACKAGE_PATH_NOT_EXPORTED(`${pack.folder}/`, subpath, base);
  }
  return resolved;
}

/** Resolves a specifier that begins with #. */
function resolveImports(name, base, conditions, resolveBare) {
  if (name === '#' || name.startsWith('#/') || name.endsWith('/')) {
    throw new codes.ERR_INVALID_MODULE_SPECIFIER(name, 'is not a valid internal imports specifier name', base);
  }
  const pack = packageScope(base);
  if (pack?.imports !== undefined) {
    const resolved = matchMap(pack.imports, name, pack, base, true, conditions, resolveBare);
    if (resolved !== null && resolved !== undefined) return resolved;
  }
  throw new codes.ERR_PACKAGE_IMPORT_NOT_DEFINED(name, pack && `${pack.folder}/`, base);
}

module.exports = { packageScope, readPackage, resolveExports, resolveImports };
