'use strict';

// Writes the head of a message: its own fields, and those that framing and persistence need (RFC 9112).

const { codes } = require('internal/errors');
const { utcDate } = require('internal/http');
const { validateHeaderName, validateHeaderValue } = require('internal/http/validate');
const { kOutHeaders, kUniqueHeaders } = require('internal/http/symbols');

const CLOSE = /(?:^|\W)close(?:$|\W)/i;
const CHUNKED = /(?:^|\W)chunked(?:$|\W)/i;

// What the fields of one head have said. One object serves all: heads are written one at a time.
const seen = { connection: false, contLen: false, te: false, date: false, expect: false, trailer: false, header: '' };

function note(message, key, value) {
  // By length first: most names are none of these.
  const { length } = key;
  if (length < 4 || length > 17) return;
  switch (key.toLowerCase()) {
    case 'connection':
      seen.connection = true;
      message._removedConnection = false;
      if (CLOSE.test(value)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case 'transfer-encoding':
      seen.te = true;
      message._removedTE = false;
      if (CHUNKED.test(value)) message.chunkedEncoding = true;
      break;
    case 'content-length':
      seen.contLen = true;
      message._contentLength = +value;
      message._removedContLen = false;
      break;
    case 'date':
      seen.date = true;
      break;
    case 'expect':
      seen.expect = true;
      break;
    case 'trailer':
      seen.trailer = true;
      break;
    case 'keep-alive':
      message._defaultKeepAlive = false;
      break;
    default:
  }
}

function addLine(message, key, value, validate) {
  if (validate) validateHeaderValue(key, value);
  seen.header += `${key}: ${value}\r\n`;
  note(message, key, value);
}

function isUnique(message, key) {
  const names = message[kUniqueHeaders];
  return names && names.has(key.toLowerCase());
}

function isField(key, name) {
  return key.length === name.length && key.toLowerCase() === name;
}

function addField(message, key, value, validate) {
  if (validate) validateHeaderName(key);
  if (message._contentLength && isField(key, 'content-disposition')) {
    // The head goes out in one piece with the body, as UTF-8: the bytes that latin1 would have given are wanted.
    const bytes = (text) => `${Buffer.from(text, 'latin1')}`;
    value = Array.isArray(value) ? value.map(bytes) : bytes(value);
  }
  if (!Array.isArray(value)) {
    addLine(message, key, value, validate);
  } else if ((value.length < 2 || !isField(key, 'cookie')) && !isUnique(message, key)) {
    for (let i = 0; i < value.length; i++) addLine(message, key, value[i], validate);
  } else {
    addLine(message, key, value.join('; '), validate);
  }
}

/** Puts the head together in message._header. */
function storeHeader(message, firstLine, headers) {
  seen.connection = seen.contLen = seen.te = seen.date = seen.expect = seen.trailer = false;
  seen.header = firstLine;
  if (headers) {
    if (headers === message[kOutHeaders]) {
      for (const key in headers) {
        const entry = headers[key];
        addField(message, entry[0], entry[1], false);
      }
    } else if (Array.isArray(headers)) {
      addList(message, headers);
    } else {
      for (const key in headers) {
        if (Object.hasOwn(headers, key)) addField(message, key, headers[key], true);
      }
    }
  }
  if (message.sendDate && !seen.date) seen.header += `Date: ${utcDate()}\r\n`;

  // These have no body, so nothing may look like one.
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  addPersistence(message);
  addFraming(message);
  if (message.chunkedEncoding !== true && seen.trailer) throw new codes.ERR_HTTP_TRAILER_INVALID();
  message._header = `${seen.header}\r\n`;
  message._headerSent = false;
  if (seen.expect) message._send(''); // the answer is waited for
}

function addList(message, headers) {
  if (headers.length > 0 && Array.isArray(headers[0])) {
    for (const entry of headers) addField(message, entry[0], entry[1], true);
    return;
  }
  if (headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
  for (let i = 0; i < headers.length; i += 2) addField(message, headers[i], headers[i + 1], true);
}

function addPersistence(message) {
  if (message._removedConnection) {
    // HTTP/1.1 connections persist without being told.
    message._last = !message.shouldKeepAlive;
    return;
  }
  if (seen.connection) return;
  const keep = message.shouldKeepAlive && (seen.contLen || message.useChunkedEncodingByDefault || message.agent);
  if (keep && message.maxRequestsOnConnectionReached) {
    seen.header += 'Connection: close\r\n';
  } else if (keep) {
    seen.header += 'Connection: keep-alive\r\n';
    if (message._keepAliveTimeout && message._defaultKeepAlive) {
      const most = message._maxRequestsPerSocket;
      seen.header += `Keep-Alive: timeout=${Math.floor(message._keepAliveTimeout / 1000)}${
        ~~most > 0 ? `, max=${most}` : ''}\r\n`;
    }
  } else {
    message._last = true;
    seen.header += 'Connection: close\r\n';
  }
}

function addFraming(message) {
  if (seen.contLen || seen.te) return;
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if (!seen.trailer && !message._removedContLen && typeof message._contentLength === 'number') {
    seen.header += `Content-Length: ${message._contentLength}\r\n`;
  } else if (!message._removedTE) {
    seen.header += 'Transfer-Encoding: chunked\r\n';
    message.chunkedEncoding = true;
  } else {
    // Neither: the end of the connection ends the body.
    message._last = true;
  }
}

module.exports = { storeHeader };
