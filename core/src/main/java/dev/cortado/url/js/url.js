'use strict';
// The public module: url.parse and its kin, which predate the URL Standard and keep their own rules.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_URL } } = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');
const {
  URL, domainToASCII, domainToUnicode, fileURLToPath, fileURLToPathBuffer, isURL, pathToFileURL, urlToHttpOptions,
} = require('internal/url');

const scheme = /^[a-z0-9.+-]+:/i;
const authority = /^\/\/[^@/]+@[^@/]+/;
const simplePath = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/;
const trailingPort = /:[0-9]*$/;

const slashed = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss'].flatMap((name) => [name, `${name}:`]));
const hostless = new Set(['javascript', 'javascript:']);
const maxHostname = 255;

const forbiddenInHost = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const forbiddenInIPv6 = /[\0\t\n\r #%/<>?@\\^|]/;
const escapedInRest = /[\t\n\r "'<>\\^`{|}]/g;
const escapedInAuth = /[^\w!'()*\-.:~]+/g;

let warnedOfParse = false;
let warnedOfPort = false;

function escapeCode(char) {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function isIPv6(hostname) {
  return hostname.charCodeAt(0) === 91 && hostname.charCodeAt(hostname.length - 1) === 93;
}

/** Trims white space, and turns the backslashes in front of the query or hash into slashes. */
function prepare(url) {
  // eslint-disable-next-line no-control-regex
  const trimmed = url.replace(/^[\0-\x20\xa0\ufeff]+|[\0-\x20\xa0\ufeff]+$/g, '');
  const end = trimmed.search(/[?#]/);
  if (end === -1) return trimmed.replaceAll('\\', '/');
  return trimmed.slice(0, end).replaceAll('\\', '/') + trimmed.slice(end);
}

/** Where the authority ends, and its last '@' in front of that. Tabs and newlines within it do not count. */
function scanAuthority(rest) {
  let end = 0;
  let at = -1;
  let host = -1;
  for (; end < rest.length; end++) {
    const char = rest[end];
    if (char === '\t' || char === '\n' || char === '\r') {
      rest = rest.slice(0, end) + rest.slice(end + 1);
      end--;
    } else if (char === '@') {
      at = end;
      host = -1;
    } else if (char === '#' || char === '/' || char === '?') {
      if (host === -1) host = end;
      break;
    } else if (host === -1 && ' "%\';<>\\^`{|}'.includes(char)) {
      host = end;
    }
  }
  return { rest, at, hostEnd: host === -1 ? rest.length : host };
}

class Url {
  constructor() {
    this.protocol = null;
    this.slashes = null;
    this.auth = null;
    this.host = null;
    this.port = null;
    this.hostname = null;
    this.hash = null;
    this.search = null;
    this.query = null;
    this.pathname = null;
    this.path = null;
    this.href = null;
  }
}

function setQuery(url, search, parseQueryString) {
  if (search !== null) {
    url.search = search;
    url.query = search.slice(1);
    if (parseQueryString) url.query = require('querystring').parse(url.query);
  } else if (parseQueryString) {
    url.search = null;
    url.query = { __proto__: null };
  }
}

/** Cuts the hostname at a colon that is none of a port's; the rest starts the path. */
function cutHostname(url, rest, hostname, input) {
  const colon = hostname.indexOf(':');
  if (colon === -1) return rest;
  if (!warnedOfPort) {
    warnedOfPort = true;
    process.emitWarning(`The URL ${input} is invalid. Future versions of Node.js will throw an error.`,
                        'DeprecationWarning', 'DEP0170');
  }
  url.hostname = hostname.slice(0, colon);
  return `/${hostname.slice(colon)}${rest}`;
}

function parseAuthority(url, text, input) {
  const { rest: scanned, at, hostEnd } = scanAuthority(text);
  let rest = scanned.slice(hostEnd);
  if (at !== -1) url.auth = decodeURIComponent(scanned.slice(0, at));
  url.host = scanned.slice(at + 1, hostEnd);
  url.parseHost();
  if (typeof url.hostname !== 'string') url.hostname = '';
  const { hostname } = url;
  const ipv6 = isIPv6(hostname);
  if (!ipv6) rest = cutHostname(url, rest, hostname, input);
  url.hostname = url.hostname.length > maxHostname ? '' : url.hostname.toLowerCase();
  if (url.hostname !== '') {
    if (ipv6) {
      if (forbiddenInIPv6.test(url.hostname)) throw new ERR_INVALID_URL(input);
    } else {
      // eslint-disable-next-line no-control-regex
      if (/[^\0-\x7f]/.test(url.hostname)) url.hostname = require('internal/url/idna').toASCII(url.hostname) ?? '';
      if (url.hostname === '' || forbiddenInHost.test(url.hostname)) throw new ERR_INVALID_URL(input);
    }
  }
  url.host = url.hostname + (url.port ? `:${url.port}` : '');
  if (ipv6) {
    url.hostname = url.hostname.slice(1, -1);
    if (rest[0] !== '/') rest = `/${rest}`;
  }
  return rest;
}

function parse(url, parseQueryString, slashesDenoteHost) {
  validateString(url, 'url');
  let rest = prepare(url);
  if (!slashesDenoteHost && !rest.includes('#') && !rest.includes('@')) {
    const simple = simplePath.exec(rest);
    if (simple) {
      this.path = this.href = rest;
      this.pathname = simple[1];
      setQuery(this, simple[2] ?? null, parseQueryString);
      return this;
    }
  }

  const proto = scheme.exec(rest)?.[0];
  const protocol = proto?.toLowerCase();
  if (proto) {
    this.protocol = protocol;
    rest = rest.slice(proto.length);
  }
  let slashes = false;
  if (slashesDenoteHost || proto || authority.test(rest)) {
    slashes = rest.startsWith('//');
    if (slashes && !hostless.has(protocol)) {
      rest = rest.slice(2);
      this.slashes = true;
    }
  }
  if (!hostless.has(protocol) && (slashes || (proto && !slashed.has(proto)))) rest = parseAuthority(this, rest, url);
  if (!hostless.has(protocol)) rest = rest.replace(escapedInRest, escapeCode);

  const hash = rest.indexOf('#');
  if (hash !== -1) {
    this.hash = rest.slice(hash);
    rest = rest.slice(0, hash);
  }
  const question = rest.indexOf('?');
  setQuery(this, question === -1 ? null : rest.slice(question), parseQueryString);
  if (question !== -1) rest = rest.slice(0, question);
  if (rest !== '') this.pathname = rest;
  if (slashed.has(protocol) && this.hostname && !this.pathname) this.pathname = '/';
  if (this.pathname || this.search) this.path = (this.pathname || '') + (this.search || '');
  this.href = this.format();
  return this;
}

function format() {
  const auth = this.auth ? `${`${this.auth}`.replace(escapedInAuth, encodeAuth)}@` : '';
  let protocol = this.protocol || '';
  let pathname = this.pathname || '';
  let hash = this.hash || '';
  let host = '';
  if (this.host) {
    host = auth + this.host;
  } else if (this.hostname) {
    const bare = this.hostname.includes(':') && !isIPv6(this.hostname);
    host = auth + (bare ? `[${this.hostname}]` : this.hostname) + (this.port ? `:${this.port}` : '');
  }
  let query = '';
  if (this.query !== null && typeof this.query === 'object') query = require('querystring').stringify(this.query);
  let search = this.search || (query && `?${query}`) || '';

  if (protocol && !protocol.endsWith(':')) protocol += ':';
  pathname = pathname.replaceAll('#', '%23').replaceAll('?', '%3F');
  if (this.slashes || slashed.has(protocol)) {
    if (this.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  search = search.replaceAll('#', '%23');
  if (hash && hash[0] !== '#') hash = `#${hash}`;
  if (search && search[0] !== '?') search = `?${search}`;
  return protocol + host + pathname + search + hash;
}

function encodeAuth(part) {
  return require('querystring').escape(part);
}

function parseHost() {
  let { host } = this;
  const port = trailingPort.exec(host)?.[0];
  if (port !== undefined) {
    if (port !== ':') this.port = port.slice(1);
    host = host.slice(0, host.length - port.length);
  }
  if (host) this.hostname = host;
}

function resolve(relative) {
  return this.resolveObject(urlParse(relative, false, true)).format();
}

function resolveObject(relative) {
  return require('internal/url/legacy_resolve').resolveObject(this, relative);
}

// Plain functions that show up in a for-in over a Url, as they always have.
Object.assign(Url.prototype, { parse, format, resolve, resolveObject, parseHost });

function urlParse(url, parseQueryString, slashesDenoteHost) {
  if (!warnedOfParse && !require('internal/url/caller').calledFromPackage()) {
    warnedOfParse = true;
    process.emitWarning('`url.parse()` behavior is not standardized and prone to errors that have security implications. ' +
                        'Use the WHATWG URL API instead. CVEs are not issued for `url.parse()` vulnerabilities.',
                        'DeprecationWarning', 'DEP0169');
  }
  if (url instanceof Url) return url;
  const object = new Url();
  object.parse(url, parseQueryString, slashesDenoteHost);
  return object;
}

function formatURL(url, options) {
  let [fragment, unicode, search, auth] = [true, false, true, true];
  if (options) {
    validateObject(options, 'options');
    if (options.fragment != null) fragment = Boolean(options.fragment);
    if (options.unicode != null) unicode = Boolean(options.unicode);
    if (options.search != null) search = Boolean(options.search);
    if (options.auth != null) auth = Boolean(options.auth);
  }
  if (fragment && !unicode && search && auth) return url.href;
  const copy = new URL(url.href);
  if (!fragment) copy.hash = '';
  if (!search) copy.search = '';
  if (!auth) copy.username = copy.password = '';
  const { href, hostname } = copy;
  if (!unicode || !hostname.includes('xn--')) return href;
  const at = href.indexOf(hostname, copy.username || copy.password ? href.indexOf('@') : 0);
  return href.slice(0, at) + domainToUnicode(hostname) + href.slice(at + hostname.length);
}

function urlFormat(urlObject, options) {
  if (typeof urlObject === 'string') {
    urlObject = urlParse(urlObject);
  } else if (typeof urlObject !== 'object' || urlObject === null) {
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], urlObject);
  } else if (isURL(urlObject)) {
    return formatURL(urlObject, options);
  }
  return format.call(urlObject);
}

function urlResolve(source, relative) {
  return urlParse(source, false, true).resolve(relative);
}

function urlResolveObject(source, relative) {
  if (!source) return relative;
  return urlParse(source, false, true).resolveObject(relative);
}

module.exports = {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: urlResolveObject,
  format: urlFormat,
  URL,
  get URLSearchParams() {
    return require('internal/url').URLSearchParams;
  },
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer,
  urlToHttpOptions,
};
