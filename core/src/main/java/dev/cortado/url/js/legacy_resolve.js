'use strict';
// url.resolve: how it merges two parsed URLs. `result` starts as a copy of the source.

const { Url } = require('url');

const slashed = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss'].flatMap((name) => [name, `${name}:`]));
const hostless = new Set(['javascript', 'javascript:']);

function finish(result) {
  result.href = result.format();
  return result;
}

function setPath(result) {
  result.path = (result.pathname || '') + (result.search || '');
}

function takeQuery(result, relative) {
  result.search = relative.search;
  result.query = relative.query;
}

function segments(url) {
  return url.pathname ? url.pathname.split('/') : [];
}

function startsWithSlash(path) {
  return Boolean(path) && path[0] === '/';
}

function resolveObject(source, relative) {
  if (typeof relative === 'string') {
    const parsed = new Url();
    parsed.parse(relative, false, true);
    relative = parsed;
  }
  const result = Object.assign(new Url(), source);
  // Even 'href=""' removes the hash.
  result.hash = relative.hash;
  if (relative.href === '') return finish(result);
  if (relative.slashes && !relative.protocol) return otherHost(result, relative);
  if (relative.protocol && relative.protocol !== result.protocol) return otherProtocol(result, relative);
  return samePlace(result, relative);
}

/** `//host/path`: all but the protocol is the relative URL's. */
function otherHost(result, relative) {
  for (const key of Object.keys(relative)) {
    if (key !== 'protocol') result[key] = relative[key];
  }
  if (slashed.has(result.protocol) && result.hostname && !result.pathname) result.path = result.pathname = '/';
  return finish(result);
}

/** Another protocol: mostly the relative URL itself, though `http:path` gets the path's start for a host. */
function otherProtocol(result, relative) {
  if (!slashed.has(relative.protocol)) return finish(Object.assign(result, relative));
  result.protocol = relative.protocol;
  result.pathname = relative.pathname;
  if (!relative.host && !/^file:?$/.test(relative.protocol) && !hostless.has(relative.protocol)) {
    const path = (relative.pathname || '').split('/');
    while (path.length > 0 && !(relative.host = path.shift()));
    relative.host ||= '';
    relative.hostname ||= '';
    if (path[0] !== '') path.unshift('');
    if (path.length < 2) path.unshift('');
    result.pathname = path.join('/');
  }
  takeQuery(result, relative);
  result.host = relative.host || '';
  result.auth = relative.auth;
  result.hostname = relative.hostname || relative.host;
  result.port = relative.port;
  if (result.pathname || result.search) setPath(result);
  result.slashes ||= relative.slashes;
  return finish(result);
}

/** For protocols without slashes the host is treated as the path's first segment. */
function hostToPath(path, host) {
  if (!host) return;
  if (path[0] === '') path[0] = host;
  else path.unshift(host);
}

/** The opposite of `hostToPath`, with the credentials that may be in it. */
function hostFromPath(result, host) {
  result.hostname = result.host = host;
  const parts = host && host.indexOf('@') > 0 && host.split('@');
  if (parts) {
    result.auth = parts.shift();
    result.host = result.hostname = parts.shift();
  }
}

function takeHost(result, relative) {
  if (relative.host || relative.host === '') {
    if (result.host !== relative.host) result.auth = null;
    result.host = relative.host;
    result.port = relative.port;
  }
  if (relative.hostname || relative.hostname === '') {
    if (result.hostname !== relative.hostname) result.auth = null;
    result.hostname = relative.hostname;
  }
}

function samePlace(result, relative) {
  const relativeIsAbsolute = Boolean(relative.host) || startsWithSlash(relative.pathname);
  const dropDots = relativeIsAbsolute || startsWithSlash(result.pathname) || Boolean(result.host && relative.pathname);
  let mustBeAbsolute = dropDots;
  let path = segments(result);
  const relativePath = segments(relative);
  const noSlashes = Boolean(result.protocol) && !slashed.has(result.protocol);

  if (noSlashes) {
    result.hostname = '';
    result.port = null;
    hostToPath(path, result.host);
    result.host = '';
    if (relative.protocol) {
      relative.hostname = null;
      relative.port = null;
      result.auth = null;
      hostToPath(relativePath, relative.host);
      relative.host = null;
    }
    mustBeAbsolute &&= relativePath[0] === '' || path[0] === '';
  }

  if (relativeIsAbsolute) {
    takeHost(result, relative);
    takeQuery(result, relative);
    path = relativePath;
  } else if (relativePath.length > 0) {
    path.pop();
    path = path.concat(relativePath);
    takeQuery(result, relative);
  } else if (relative.search !== null && relative.search !== undefined) {
    if (noSlashes) hostFromPath(result, path.shift());
    takeQuery(result, relative);
    if (result.pathname !== null || result.search !== null) setPath(result);
    return finish(result);
  }
  if (path.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    return finish(result);
  }

  path = withoutDots(path, Boolean(result.host || relative.host), mustBeAbsolute, !mustBeAbsolute && !dropDots);
  const absolute = path[0] === '' || startsWithSlash(path[0]);
  if (noSlashes) hostFromPath(result, absolute || path.length === 0 ? '' : path.shift());
  mustBeAbsolute ||= Boolean(result.host) && path.length > 0;
  if (mustBeAbsolute && !absolute) path.unshift('');

  if (path.length === 0) result.pathname = result.path = null;
  else result.pathname = path.join('/');
  if (result.pathname !== null || result.search !== null) setPath(result);
  result.auth = relative.auth || result.auth;
  result.slashes ||= relative.slashes;
  return finish(result);
}

function withoutDots(path, hasHost, mustBeAbsolute, keepAbove) {
  const last = path[path.length - 1];
  const trailingSlash = last === '' || ((hasHost || path.length > 1) && (last === '.' || last === '..'));
  const kept = [];
  let above = 0;
  for (let i = path.length - 1; i >= 0; i--) {
    if (path[i] === '.') continue;
    if (path[i] === '..') above++;
    else if (above > 0) above--;
    else kept.unshift(path[i]);
  }
  if (keepAbove) {
    while (above-- > 0) kept.unshift('..');
  }
  if (mustBeAbsolute && kept[0] !== '' && !startsWithSlash(kept[0])) kept.unshift('');
  if (trailingSlash && !kept.join('/').endsWith('/')) kept.push('');
  return kept;
}

module.exports = { resolveObject };
