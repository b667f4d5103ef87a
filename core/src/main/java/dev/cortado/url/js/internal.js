'use strict';
// The URL class, and what other built-ins want of URLs.

const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
const { URLContext, omitted, FILE, NOT_SPECIAL, parse } = require('internal/url/parser');

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');
const contextKey = Symbol('context');

function setters() {
  return require('internal/url/setters');
}

/** Unlike other errors with a code, this one does not show it in its first line. */
function invalidURL(input, base) {
  const error = new TypeError('Invalid URL');
  error.code = 'ERR_INVALID_URL';
  error.input = input;
  if (base !== undefined) error.base = base;
  return error;
}

/** The context of a base given as a URL or as text; undefined if it does not parse. */
function baseContext(base) {
  const context = new URLContext();
  return parse(context, base, undefined) ? context : undefined;
}

class URL {
  #context = new URLContext();
  #searchParams;
  #searchParamsModified = false;

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    input = `${input}`;
    if (base !== undefined) base = `${base}`;
    if (!URL.#parseInto(this.#context, input, base)) throw invalidURL(input, base);
  }

  static #parseInto(context, input, base) {
    if (base === undefined) return parse(context, input, undefined);
    const resolved = baseContext(base);
    return resolved !== undefined && parse(context, input, resolved);
  }

  static parse(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    input = `${input}`;
    if (base !== undefined) base = `${base}`;
    const context = new URLContext();
    if (!URL.#parseInto(context, input, base)) return null;
    const url = new URL('http://parsed');
    url.#context = context;
    return url;
  }

  static canParse(url, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    url = `${url}`;
    return URL.#parseInto(new URLContext(), url, base === undefined ? undefined : `${base}`);
  }

  static createObjectURL(obj) {
    return require('internal/url/object_urls').createObjectURL(obj);
  }

  static revokeObjectURL(url) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    require('internal/url/object_urls').revokeObjectURL(`${url}`);
  }

  [inspectCustom](depth, opts) {
    if (typeof depth === 'number' && depth < 0) return this;
    const constructor = this.constructor || URL;
    const shown = Object.create({ constructor });
    for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname',
      'search', 'searchParams', 'hash']) {
      shown[name] = this[name];
    }
    if (opts.showHidden) shown[contextKey] = this.#context;
    return `${constructor.name} ${require('util').inspect(shown, opts)}`;
  }

  /** Changes to the search parameters reach the URL when it is next looked at. */
  #ensureSearchParamsUpdated() {
    if (!this.#searchParamsModified) return;
    this.#searchParamsModified = false;
    setters().change(this.#context, setters().search, this.#searchParams.toString());
  }

  /** Another query has come from elsewhere: the search parameters follow. */
  #refreshSearchParams() {
    this.#searchParamsModified = false;
    if (this.#searchParams !== undefined) {
      const { hasSearch, href } = this.#context;
      const query = hasSearch ? href.slice(this.#context.search_start + 1, this.#searchEnd()) : '';
      require('internal/url/search_params').replace(this.#searchParams, query);
    }
  }

  #searchEnd() {
    return this.#context.hash_start === omitted ? this.#context.href.length : this.#context.hash_start;
  }

  toString() {
    this.#ensureSearchParamsUpdated();
    return this.#context.href;
  }

  get href() {
    this.#ensureSearchParamsUpdated();
    return this.#context.href;
  }

  set href(value) {
    value = `${value}`;
    const context = this.#context;
    if (!parse(context, value, undefined)) throw invalidURL(value);
    this.#refreshSearchParams();
  }

  get origin() {
    const { href, protocol_end, host_end, pathname_start, port, scheme_type } = this.#context;
    if (scheme_type === FILE) return 'null';
    if (scheme_type !== NOT_SPECIAL) {
      const host = href.slice(this.#hostStart(), port === omitted ? host_end : pathname_start);
      return `${href.slice(0, protocol_end)}//${host}`;
    }
    if (!href.startsWith('blob:')) return 'null';
    const inner = URL.parse(this.pathname);
    return inner !== null && (inner.protocol === 'http:' || inner.protocol === 'https:') ? inner.origin : 'null';
  }

  get protocol() {
    const { href, protocol_end } = this.#context;
    return href.slice(0, protocol_end);
  }

  set protocol(value) {
    const context = this.#context;
    setters().change(context, setters().protocol, `${value}`);
  }

  get username() {
    const { href, protocol_end, username_end } = this.#context;
    return protocol_end + 2 < username_end ? href.slice(protocol_end + 2, username_end) : '';
  }

  set username(value) {
    const context = this.#context;
    setters().change(context, setters().username, `${value}`);
  }

  get password() {
    const { href, username_end, host_start } = this.#context;
    return host_start > username_end ? href.slice(username_end + 1, host_start) : '';
  }

  set password(value) {
    const context = this.#context;
    setters().change(context, setters().password, `${value}`);
  }

  /** Where the host itself starts, behind the '@' if there are credentials. */
  #hostStart() {
    const { href, host_start, host_end } = this.#context;
    return host_start < host_end && href.charCodeAt(host_start) === 64 ? host_start + 1 : host_start;
  }

  get host() {
    const { href, host_end, pathname_start, port } = this.#context;
    return href.slice(this.#hostStart(), port === omitted ? host_end : pathname_start);
  }

  set host(value) {
    const context = this.#context;
    setters().change(context, setters().host, `${value}`);
  }

  get hostname() {
    const { href, host_end } = this.#context;
    return href.slice(this.#hostStart(), host_end);
  }

  set hostname(value) {
    const context = this.#context;
    setters().change(context, setters().hostname, `${value}`);
  }

  get port() {
    const { port } = this.#context;
    return port === omitted ? '' : `${port}`;
  }

  set port(value) {
    const context = this.#context;
    setters().change(context, setters().port, `${value}`);
  }

  get pathname() {
    const { href, pathname_start, search_start, hash_start } = this.#context;
    return href.slice(pathname_start, Math.min(search_start, hash_start, href.length));
  }

  set pathname(value) {
    const context = this.#context;
    setters().change(context, setters().pathname, `${value}`);
  }

  get search() {
    this.#ensureSearchParamsUpdated();
    const { href, search_start } = this.#context;
    if (search_start === omitted) return '';
    const end = this.#searchEnd();
    return end - search_start <= 1 ? '' : href.slice(search_start, end);
  }

  set search(value) {
    const context = this.#context;
    setters().change(context, setters().search, `${value}`);
    this.#refreshSearchParams();
  }

  get searchParams() {
    if (this.#searchParams === undefined) {
      const { URLSearchParams, attach, replace } = require('internal/url/search_params');
      const { href, search_start } = this.#context;
      const params = new URLSearchParams();
      if (search_start !== omitted) replace(params, href.slice(search_start + 1, this.#searchEnd()));
      attach(params, { changed: () => { this.#searchParamsModified = true; } });
      this.#searchParams = params;
    }
    return this.#searchParams;
  }

  get hash() {
    const { href, hash_start } = this.#context;
    return hash_start === omitted || href.length - hash_start <= 1 ? '' : href.slice(hash_start);
  }

  set hash(value) {
    const context = this.#context;
    setters().change(context, setters().hash, `${value}`);
  }

  toJSON() {
    this.#ensureSearchParamsUpdated();
    return this.#context.href;
  }
}

const enumerable = { __proto__: null, enumerable: true };
const names = ['toString', 'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname',
  'search', 'searchParams', 'hash', 'toJSON'];
Object.defineProperties(URL.prototype, {
  ...Object.fromEntries(names.map((name) => [name, enumerable])),
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'URL' },
});
const writable = { __proto__: null, configurable: true, enumerable: true, writable: true };
Object.defineProperties(URL, {
  parse: writable,
  canParse: writable,
  createObjectURL: writable,
  revokeObjectURL: writable,
});

/** Whether a value is a URL, of this class or of a package's: not what url.parse returns. */
function isURL(self) {
  return Boolean(self?.href && self.protocol && self.auth === undefined && self.path === undefined);
}

function domainToASCII(domain) {
  if (arguments.length < 1) throw new ERR_MISSING_ARGS('domain');
  // Goes through the host parser, so that addresses come out in their normal form.
  const host = require('internal/url/host').parseHost(`${domain}`, true);
  return host === null ? '' : host;
}

function domainToUnicode(domain) {
  if (arguments.length < 1) throw new ERR_MISSING_ARGS('domain');
  const host = require('internal/url/host').parseHost(`${domain}`, true);
  return host === null ? '' : require('internal/url/idna').toUnicode(host);
}

/** The options for http.request that say the same as a URL. */
function urlToHttpOptions(url) {
  require('internal/validators').validateObject(url, 'url', 24);
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    // A subclass of URL may carry options of its own.
    ...url,
    protocol: url.protocol,
    hostname: hostname && hostname[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

/** For functions that take a path or a file URL: the path. */
function toPathIfFileURL(fileURLOrPath) {
  return isURL(fileURLOrPath) ? fileURLToPath(fileURLOrPath) : fileURLOrPath;
}

function fileURLToPath(path, options = undefined) {
  return require('internal/url/file_path').fileURLToPath(path, options);
}

function fileURLToPathBuffer(path, options = undefined) {
  return require('internal/url/file_path').fileURLToPathBuffer(path, options);
}

function pathToFileURL(filepath, options = undefined) {
  return require('internal/url/file_path').pathToFileURL(filepath, options);
}

module.exports = {
  URL,
  get URLSearchParams() {
    return require('internal/url/search_params').URLSearchParams;
  },
  isURL,
  domainToASCII,
  domainToUnicode,
  urlToHttpOptions,
  toPathIfFileURL,
  fileURLToPath,
  fileURLToPathBuffer,
  pathToFileURL,
};
