'use strict';
// The setters of the URL class: URL Standard, 6.1, the parser with a "state override". Each changes the context, or
// leaves it alone where the value does not fit.

const { FRAGMENT, QUERY, SPECIAL_QUERY, USERINFO, encode } = require('internal/url/percent');
const {
  FILE, appendPath, assemble, endOfAuthority, isSlash, partsOf, portColon, setFileHost, setPort, withoutTabs,
} = require('internal/url/parser');

const schemePattern = /^([a-zA-Z][a-zA-Z0-9+.-]*)(?::|$)/;

function change(context, edit, value) {
  const parts = partsOf(context);
  if (edit(parts, value.toWellFormed()) !== false) assemble(context, parts);
}

function protocol(url, value) {
  const match = schemePattern.exec(withoutTabs(value));
  if (match === null) return false;
  const { special, type, scheme } = url;
  url.setScheme(match[1].toLowerCase());
  const kept = url.special !== special ||
    (url.type === FILE && (url.username !== '' || url.password !== '' || url.port !== -1)) ||
    (type === FILE && url.host === '');
  if (kept) {
    url.setScheme(scheme);
    return false;
  }
  if (url.port !== -1) setPort(url, `${url.port}`);
}

function username(url, value) {
  if (url.cannotHaveCredentials) return false;
  url.username = encode(value, USERINFO);
}

function password(url, value) {
  if (url.cannotHaveCredentials) return false;
  url.password = encode(value, USERINFO);
}

function setHost(url, value, withPort) {
  if (url.opaque) return false;
  value = withoutTabs(value);
  let name = value.slice(0, endOfAuthority(value, url.special));
  if (url.type === FILE) return setFileHost(url, name);
  const colon = portColon(name);
  let port = '';
  if (colon !== -1) {
    if (colon === 0 || !withPort) return false;
    [port] = /^[0-9]*/.exec(name.slice(colon + 1));
    name = name.slice(0, colon);
  }
  if (name === '' && (url.special || url.username !== '' || url.password !== '' || url.port !== -1)) return false;
  // As in Node, an empty host does not appear where there was none.
  if (name === '' && url.host === null && !url.path.startsWith('//')) return false;
  const parsed = require('internal/url/host').parseHost(name, url.special);
  if (parsed === null) return false;
  url.host = parsed;
  setPort(url, port);
}

function host(url, value) {
  return setHost(url, value, true);
}

function hostname(url, value) {
  return setHost(url, value, false);
}

function port(url, value) {
  if (url.cannotHaveCredentials) return false;
  if (value === '') {
    url.port = -1;
    return;
  }
  const [digits] = /^[0-9]*/.exec(withoutTabs(value));
  return setPort(url, digits);
}

function pathname(url, value) {
  if (url.opaque) return false;
  url.path = '';
  value = withoutTabs(value);
  if (value === '' && !url.special) {
    if (url.host === null) url.path = '/';
    return;
  }
  appendPath(url, isSlash(value.charCodeAt(0), url.special) ? value.slice(1) : value);
}

function search(url, value) {
  if (value === '') {
    url.query = null;
    return;
  }
  const query = withoutTabs(value[0] === '?' ? value.slice(1) : value);
  url.query = encode(query, url.special ? SPECIAL_QUERY : QUERY);
}

function hash(url, value) {
  if (value === '') url.fragment = null;
  else url.fragment = encode(withoutTabs(value[0] === '#' ? value.slice(1) : value), FRAGMENT);
}

module.exports = { change, protocol, username, password, host, hostname, port, pathname, search, hash };
