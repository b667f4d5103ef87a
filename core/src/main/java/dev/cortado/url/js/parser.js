'use strict';
// The URL parser of the URL Standard (section 4.4). A parsed URL is its serialization and the places where its parts
// start, in the layout that ada gave Node's own:
//
//   https://user:pass@example.com:1234/foo/bar?baz#quux
//         |     |    |          | ^^^^|       |   |
//         |     |    |          | |   |       |   `----- hash_start
//         |     |    |          | |   |       `--------- search_start
//         |     |    |          | |   `----------------- pathname_start
//         |     |    |          | `--------------------- port
//         |     |    |          `----------------------- host_end
//         |     |    `---------------------------------- host_start
//         |     `--------------------------------------- username_end
//         `--------------------------------------------- protocol_end
//
// Plain URLs are recognized by one scan that cuts nothing. All others are taken apart into `Parts`, piece by piece
// rather than character by character, and put together again.

const {
  FRAGMENT, QUERY, SPECIAL_QUERY, PATH, USERINFO, CONTROL, classes, encode,
} = require('internal/url/percent');

const omitted = 0xffffffff;

const schemeTypes = { '__proto__': null, 'http': 0, 'https': 2, 'ws': 3, 'ftp': 4, 'wss': 5, 'file': 6 };
const NOT_SPECIAL = 1;
const FILE = 6;
const defaultPorts = [80, -1, 443, 80, 21, 443, -1];

class URLContext {
  href = '';
  protocol_end = 0;
  username_end = 0;
  host_start = 0;
  host_end = 0;
  pathname_start = 0;
  search_start = 0;
  hash_start = 0;
  port = 0;
  scheme_type = 1;

  get hasPort() {
    return this.port !== omitted;
  }

  get hasSearch() {
    return this.search_start !== omitted;
  }

  get hasHash() {
    return this.hash_start !== omitted;
  }
}

class Parts {
  scheme = '';
  type = NOT_SPECIAL;
  username = '';
  password = '';
  host = null;
  port = -1;
  path = '';
  opaque = false;
  query = null;
  fragment = null;

  get special() {
    return this.type !== NOT_SPECIAL;
  }

  setScheme(scheme) {
    this.scheme = scheme;
    this.type = schemeTypes[scheme] ?? NOT_SPECIAL;
  }

  setAuthority(other) {
    this.username = other.username;
    this.password = other.password;
    this.host = other.host;
    this.port = other.port;
  }

  get cannotHaveCredentials() {
    return this.host === null || this.host === '' || this.type === FILE;
  }
}

// ---- plain URLs

/** Characters that stay as they are in a path, a query and a fragment, and what a plain host consists of. */
const PLAIN_PATH = 1;
const PLAIN_QUERY = 2;
const PLAIN_FRAGMENT = 4;
const PLAIN_HOST = 8;
const plain = new Uint8Array(128);
for (let code = 33; code < 127; code++) {
  if ((classes[code] & PATH) === 0 && code !== 92) plain[code] |= PLAIN_PATH;
  if ((classes[code] & SPECIAL_QUERY) === 0) plain[code] |= PLAIN_QUERY;
  if ((classes[code] & FRAGMENT) === 0) plain[code] |= PLAIN_FRAGMENT;
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 46) plain[code] |= PLAIN_HOST;
}

let searchAt;
let hashAt;

/** Whether all from `i` on, a path first, stays as it is. Finds where search and hash start. */
function scanPlainRest(input, i) {
  const { length } = input;
  searchAt = hashAt = omitted;
  let previous = 0;
  let code = 0;
  for (; i < length; i++) {
    code = input.charCodeAt(i);
    if (code > 127 || (plain[code] & PLAIN_PATH) === 0) break;
    if (code === 46 && previous === 47) return false;
    if (code === 37 && input.charCodeAt(i + 1) === 50) return false;
    previous = code;
  }
  if (i < length && code === 63) {
    searchAt = i++;
    for (; i < length; i++) {
      code = input.charCodeAt(i);
      if (code > 127 || (plain[code] & PLAIN_QUERY) === 0) break;
    }
  }
  if (i < length && code === 35) {
    hashAt = i++;
    for (; i < length; i++) {
      code = input.charCodeAt(i);
      if (code > 127 || (plain[code] & PLAIN_FRAGMENT) === 0) break;
    }
  }
  return i === length;
}

/** Parses `http://host:port/path?query#fragment` and the same with https, if it is its own serialization. */
function parsePlain(context, input) {
  let start;
  if (input.startsWith('http://')) start = 7;
  else if (input.startsWith('https://')) start = 8;
  else return input.startsWith('file:///') && parsePlainFile(context, input);
  const { length } = input;
  let i = start;
  let code = 0;
  let previous = 46;
  let numeric = false;
  for (; i < length; i++) {
    code = input.charCodeAt(i);
    if (code > 127 || (plain[code] & PLAIN_HOST) === 0) break;
    if (previous === 46) numeric = code >= 48 && code <= 57;
    // Empty labels, and all that could be xn--, take the long way.
    if ((code === 46 && previous === 46) || (code === 45 && previous === 45)) return false;
    previous = code;
  }
  if (i === start || previous === 46 || numeric) return false;
  const hostEnd = i;
  let port = omitted;
  if (i < length && code === 58) {
    port = 0;
    for (i++; i < length; i++) {
      code = input.charCodeAt(i);
      if (code < 48 || code > 57) break;
      port = port * 10 + code - 48;
      if (port > 65535) return false;
    }
    if (input.charCodeAt(hostEnd + 1) === 48 || i === hostEnd + 1 || port === (start === 7 ? 80 : 443)) return false;
  }
  if (i === length) input += '/';
  else if (code !== 47) return false;
  if (!scanPlainRest(input, i)) return false;
  context.href = input;
  context.protocol_end = start - 2;
  context.username_end = context.host_start = start;
  context.host_end = hostEnd;
  context.pathname_start = i;
  context.search_start = searchAt;
  context.hash_start = hashAt;
  context.port = port;
  context.scheme_type = start === 7 ? 0 : 2;
  return true;
}

function parsePlainFile(context, input) {
  const second = input.charCodeAt(9);
  // A drive letter has rules of its own.
  if (second === 58 || second === 124 || !scanPlainRest(input, 7)) return false;
  context.href = input;
  context.protocol_end = 5;
  context.username_end = context.host_start = context.host_end = context.pathname_start = 7;
  context.search_start = searchAt;
  context.hash_start = hashAt;
  context.port = omitted;
  context.scheme_type = FILE;
  return true;
}

/** Resolves `/path?query#fragment` against a URL of a special scheme. */
function resolvePlain(context, input, base) {
  if (input.charCodeAt(0) !== 47 || base.scheme_type === NOT_SPECIAL || base.scheme_type === FILE) return false;
  const second = input.charCodeAt(1);
  if (second === 47 || second === 92 || !scanPlainRest(input, 0)) return false;
  const start = base.pathname_start;
  context.href = base.href.slice(0, start) + input;
  context.protocol_end = base.protocol_end;
  context.username_end = base.username_end;
  context.host_start = base.host_start;
  context.host_end = base.host_end;
  context.pathname_start = start;
  context.search_start = searchAt === omitted ? omitted : start + searchAt;
  context.hash_start = hashAt === omitted ? omitted : start + hashAt;
  context.port = base.port;
  context.scheme_type = base.scheme_type;
  return true;
}

// ---- all URLs

/**
 * Parses `input` into `context`, relative to the context `base` if there is one.
 *
 * @return {boolean} false, with the context as it was, where the standard says failure
 */
function parse(context, input, base) {
  if (base === undefined ? parsePlain(context, input) : resolvePlain(context, input, base)) return true;
  if (base !== undefined && parsePlain(context, input)) return true;
  const parts = parseParts(trim(input), base === undefined ? null : partsOf(base));
  if (parts === null) return false;
  assemble(context, parts);
  return true;
}

function trim(input) {
  let start = 0;
  let end = input.length;
  while (start < end && input.charCodeAt(start) <= 32) start++;
  while (end > start && input.charCodeAt(end - 1) <= 32) end--;
  return withoutTabs(input.slice(start, end)).toWellFormed();
}

function withoutTabs(input) {
  return /[\t\n\r]/.test(input) ? input.replace(/[\t\n\r]/g, '') : input;
}

const schemePattern = /^([a-zA-Z][a-zA-Z0-9+.-]*):/;
const driveLetter = /^[a-zA-Z][:|]$/;
const startsWithDriveLetter = /^[a-zA-Z][:|](?:[/\\?#]|$)/;
const normalizedDrive = /^\/[a-zA-Z]:$/;
const singleDot = /^(?:\.|%2e)$/i;
const doubleDot = /^(?:\.|%2e){2}$/i;

function isSlash(code, special) {
  return code === 47 || (special && code === 92);
}

function parseParts(input, base) {
  const url = new Parts();
  const match = schemePattern.exec(input);
  if (match === null) {
    if (base === null) return null;
    url.setScheme(base.scheme);
    if (base.opaque) {
      if (input[0] !== '#') return null;
      url.path = base.path;
      url.opaque = true;
      url.query = base.query;
      url.fragment = encode(input.slice(1), FRAGMENT);
      return url;
    }
    return url.type === FILE ? parseFile(url, input, base) : parseRelative(url, input, base);
  }
  url.setScheme(match[1].toLowerCase());
  const rest = input.slice(match[0].length);
  if (url.type === FILE) return parseFile(url, rest, base !== null && base.type === FILE ? base : null);
  if (url.special) {
    if (base !== null && base.scheme === url.scheme && !rest.startsWith('//')) return parseRelative(url, rest, base);
    return parseAuthority(url, skipSlashes(rest));
  }
  if (rest.startsWith('//')) return parseAuthority(url, rest.slice(2));
  if (rest.startsWith('/')) return parsePathAndRest(url, rest.slice(1));
  url.opaque = true;
  const end = endOfPath(rest);
  // A space in front of a query or a fragment would be lost when these are removed.
  url.path = encode(rest.slice(0, end), CONTROL);
  if (end < rest.length && url.path.endsWith(' ')) url.path = `${url.path.slice(0, -1)}%20`;
  return parseQueryAndFragment(url, rest, end);
}

function skipSlashes(text) {
  let i = 0;
  while (isSlash(text.charCodeAt(i), true)) i++;
  return text.slice(i);
}

function parseRelative(url, rest, base) {
  if (isSlash(rest.charCodeAt(0), url.special)) {
    if (isSlash(rest.charCodeAt(1), url.special)) {
      return parseAuthority(url, url.special ? skipSlashes(rest.slice(2)) : rest.slice(2));
    }
    url.setAuthority(base);
    return parsePathAndRest(url, rest.slice(1));
  }
  url.setAuthority(base);
  url.path = base.path;
  url.query = base.query;
  return parseRelativeRest(url, rest);
}

/** The rest of a relative URL that starts within the path, once the base's path and query have been taken over. */
function parseRelativeRest(url, rest) {
  const first = rest[0];
  if (first === '?' || first === '#' || rest === '') return parseQueryAndFragment(url, rest, 0);
  url.query = null;
  shorten(url);
  return parsePathAndRest(url, rest);
}

function parseFile(url, rest, base) {
  url.host = '';
  if (isSlash(rest.charCodeAt(0), true)) {
    if (isSlash(rest.charCodeAt(1), true)) return parseFileHost(url, rest.slice(2));
    const path = rest.slice(1);
    if (base !== null) {
      url.host = base.host;
      const drive = base.path.slice(0, 3);
      if (!startsWithDriveLetter.test(path) && normalizedDrive.test(drive) &&
          (base.path.length === 3 || base.path[3] === '/')) {
        url.path = drive;
      }
    }
    return parsePathAndRest(url, path);
  }
  if (base === null) return parsePathAndRest(url, rest);
  url.host = base.host;
  url.path = base.path;
  url.query = base.query;
  if (rest !== '' && startsWithDriveLetter.test(rest)) {
    url.query = null;
    url.path = '';
    return parsePathAndRest(url, rest);
  }
  return parseRelativeRest(url, rest);
}

function parseFileHost(url, rest) {
  let end = 0;
  while (end < rest.length && !isSlash(rest.charCodeAt(end), true) && rest[end] !== '?' && rest[end] !== '#') end++;
  const name = rest.slice(0, end);
  if (driveLetter.test(name)) return parsePathAndRest(url, rest);
  if (!setFileHost(url, name)) return null;
  return parsePathStart(url, rest.slice(end));
}

function setFileHost(url, name) {
  if (name !== '') {
    const host = require('internal/url/host').parseHost(name, true);
    if (host === null) return false;
    name = host === 'localhost' ? '' : host;
  }
  url.host = name;
  return true;
}

function endOfAuthority(text, special) {
  let i = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 63 || code === 35 || isSlash(code, special)) break;
  }
  return i;
}

function parseAuthority(url, rest) {
  const end = endOfAuthority(rest, url.special);
  let host = rest.slice(0, end);
  const at = host.lastIndexOf('@');
  if (at !== -1) {
    const colon = host.indexOf(':');
    if (colon !== -1 && colon < at) {
      url.username = encode(host.slice(0, colon), USERINFO);
      url.password = encode(host.slice(colon + 1, at), USERINFO);
    } else {
      url.username = encode(host.slice(0, at), USERINFO);
    }
    host = host.slice(at + 1);
    if (host === '') return null;
  }
  const colon = portColon(host);
  if (colon === 0 || (host === '' && url.special)) return null;
  url.host = require('internal/url/host').parseHost(colon === -1 ? host : host.slice(0, colon), url.special);
  if (url.host === null) return null;
  if (colon !== -1) {
    const port = host.slice(colon + 1);
    if (/[^0-9]/.test(port) || !setPort(url, port)) return null;
  }
  return parsePathStart(url, rest.slice(end));
}

/** The colon in front of a port: the first outside brackets; -1 if there is none. */
function portColon(host) {
  let inside = false;
  for (let i = 0; i < host.length; i++) {
    const code = host.charCodeAt(i);
    if (code === 91) inside = true;
    else if (code === 93) inside = false;
    else if (code === 58 && !inside) return i;
  }
  return -1;
}

function setPort(url, digits) {
  if (digits === '') return true;
  const port = Number(digits);
  if (port > 65535) return false;
  url.port = port === defaultPorts[url.type] ? -1 : port;
  return true;
}

function parsePathStart(url, rest) {
  if (url.special) return parsePathAndRest(url, isSlash(rest.charCodeAt(0), true) ? rest.slice(1) : rest);
  if (rest === '' || rest[0] === '?' || rest[0] === '#') return parseQueryAndFragment(url, rest, 0);
  return parsePathAndRest(url, rest[0] === '/' ? rest.slice(1) : rest);
}

function endOfPath(text) {
  let i = 0;
  while (i < text.length && text[i] !== '?' && text[i] !== '#') i++;
  return i;
}

function parsePathAndRest(url, rest) {
  const end = endOfPath(rest);
  appendPath(url, end === rest.length ? rest : rest.slice(0, end));
  return parseQueryAndFragment(url, rest, end);
}

/** Appends segments: `text` is what follows a slash. */
function appendPath(url, text) {
  const { special } = url;
  let path = url.path;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const last = i === text.length;
    if (!last && !isSlash(text.charCodeAt(i), special)) continue;
    let segment = text.slice(start, i);
    start = i + 1;
    if (doubleDot.test(segment)) {
      if (!(url.type === FILE && normalizedDrive.test(path))) path = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
      if (last) path += '/';
    } else if (singleDot.test(segment)) {
      if (last) path += '/';
    } else {
      if (url.type === FILE && path === '' && driveLetter.test(segment)) segment = `${segment[0]}:`;
      path += `/${encode(segment, PATH)}`;
    }
  }
  url.path = path;
}

function shorten(url) {
  if (url.type === FILE && normalizedDrive.test(url.path)) return;
  url.path = url.path.slice(0, Math.max(url.path.lastIndexOf('/'), 0));
}

function parseQueryAndFragment(url, text, i) {
  if (i === text.length) return url;
  const hash = text.indexOf('#', i);
  if (text[i] === '?') {
    url.query = encode(text.slice(i + 1, hash === -1 ? text.length : hash), url.special ? SPECIAL_QUERY : QUERY);
  }
  if (hash !== -1) url.fragment = encode(text.slice(hash + 1), FRAGMENT);
  return url;
}

// ---- from and to the serialization

function partsOf(context) {
  const { href, protocol_end, username_end, host_start, host_end, pathname_start } = context;
  const parts = new Parts();
  parts.scheme = href.slice(0, protocol_end - 1);
  parts.type = context.scheme_type;
  if (href.startsWith('//', protocol_end) && username_end > protocol_end) {
    parts.username = href.slice(protocol_end + 2, username_end);
    if (host_start > username_end) parts.password = href.slice(username_end + 1, host_start);
    parts.host = href.slice(href[host_start] === '@' ? host_start + 1 : host_start, host_end);
  }
  if (context.port !== omitted) parts.port = context.port;
  const pathEnd = Math.min(context.search_start, context.hash_start, href.length);
  parts.path = href.slice(pathname_start, pathEnd);
  parts.opaque = parts.host === null && !parts.path.startsWith('/');
  const searchEnd = Math.min(context.hash_start, href.length);
  if (context.search_start !== omitted) parts.query = href.slice(context.search_start + 1, searchEnd);
  if (context.hash_start !== omitted) parts.fragment = href.slice(context.hash_start + 1);
  return parts;
}

function assemble(context, parts) {
  let href = `${parts.scheme}:`;
  context.scheme_type = parts.type;
  context.protocol_end = href.length;
  if (parts.host === null) {
    context.username_end = context.host_start = context.host_end = href.length;
    // Keeps a path like '//p' from being read as a host.
    if (!parts.opaque && parts.path.startsWith('//')) href += '/.';
  } else {
    href += `//${parts.username}`;
    context.username_end = href.length;
    if (parts.password !== '') href += `:${parts.password}`;
    context.host_start = href.length;
    if (parts.username !== '' || parts.password !== '') href += '@';
    href += parts.host;
    context.host_end = href.length;
  }
  context.port = parts.port === -1 ? omitted : parts.port;
  if (parts.port !== -1) href += `:${parts.port}`;
  context.pathname_start = href.length;
  href += parts.path;
  context.search_start = parts.query === null ? omitted : href.length;
  if (parts.query !== null) href += `?${parts.query}`;
  context.hash_start = parts.fragment === null ? omitted : href.length;
  if (parts.fragment !== null) href += `#${parts.fragment}`;
  context.href = href;
}

module.exports = {
  URLContext,
  omitted,
  FILE,
  NOT_SPECIAL,
  parse,
  partsOf,
  assemble,
  appendPath,
  endOfAuthority,
  isSlash,
  portColon,
  setFileHost,
  setPort,
  withoutTabs,
};
