'use strict';

// HTTPParser: the callback face of the parser in Java, for any stream of bytes. Java parses as far as it can without an
// answer from JavaScript; what happened lies in shared memory as numbers, and its strings come as one.

const binding = internalBinding('http');
const { clock, NOW } = require('internal/loop/state');
const events = new Int32Array(binding.events);
const allMethods = binding.methods;
const methods = allMethods.filter((name, index) => index < 34 || name === 'QUERY');
const httpErrors = binding.errors; // code, reason, code, reason, ...

// Slots of the shared memory; the same in HttpBinding.java.
const STATUS = 0;
const POSITION = 1;
const ERROR = 2;
const FLAGS = 3;
const COUNT = 4;
const FIRST = 8;

// STATUS: all input used, an answer is wanted, the memory is full, another protocol follows, refused.
const DECIDE = 1;
const AGAIN = 2;
const UPGRADE = 3;
const FAILED = 4;

// Events.
const HEAD = 1;
const BODY = 2;

const IN_MESSAGE = 1;
const IN_HEAD = 2;

const kOnMessageBegin = 0;
const kOnHeaders = 1;
const kOnHeadersComplete = 2;
const kOnBody = 3;
const kOnMessageComplete = 4;
const kOnExecute = 5;
const kOnTimeout = 6;

function now() {
  return clock[NOW];
}

/** Parsers of a server's connections, and which of them are in a message. */
class ConnectionsList {
  #all = new Set();
  #active = new Set();

  all() {
    return [...this.#all];
  }

  idle() {
    const idle = [];
    for (const parser of this.#all) if (!this.#active.has(parser)) idle.push(parser);
    return idle;
  }

  active() {
    return [...this.#active];
  }

  /** Those whose message has taken longer than it may; each is told of once. */
  expired(headersTimeout, requestTimeout) {
    const time = now();
    const expired = [];
    for (const parser of this.#active) {
      const since = time - parser.messageStart;
      if (headersTimeout > 0 && !parser.headersDone && since > headersTimeout || requestTimeout > 0 && since > requestTimeout) {
        this.#active.delete(parser);
        expired.push(parser);
      }
    }
    return expired;
  }

  add(parser) {
    this.#all.add(parser);
    this.#active.add(parser);
  }

  begin(parser) {
    // Moved to the end: oldest first.
    this.#active.delete(parser);
    this.#active.add(parser);
  }

  complete(parser) {
    this.#active.delete(parser);
  }

  remove(parser) {
    this.#all.delete(parser);
    this.#active.delete(parser);
  }
}

class HTTPParser {
  #id = 0;
  #list = null;
  #began = false;
  #paused = false;
  #closed = false;
  #current;
  messageStart = 0;
  headersDone = false;

  initialize(type, resource, maxHeaderSize = 0, lenientFlags = 0, connectionsList) {
    const limit = maxHeaderSize > 0 ? maxHeaderSize : require('internal/http/limits').maxHeaderSize();
    if (this.#id === 0) this.#id = binding.open(type, limit, lenientFlags);
    else binding.reset(this.#id, type, limit, lenientFlags);
    this.resource = resource;
    this.#began = false;
    this.#paused = false;
    this.headersDone = false;
    this.#list?.remove(this);
    this.#list = connectionsList ?? null;
    if (this.#list !== null) {
      this.messageStart = now();
      this.#list.add(this);
    }
  }

  close() {
    this.#closed = true;
    this.remove();
    if (this.#id !== 0) binding.close(this.#id);
    this.#id = 0;
  }

  free() {
    this.remove();
  }

  remove() {
    this.#list?.remove(this);
    this.#list = null;
  }

  pause() {
    this.#paused = true;
  }

  resume() {
    this.#paused = false;
  }

  consume() {}

  unconsume() {}

  getCurrentBuffer() {
    return this.#current;
  }

  duration() {
    return this.messageStart === 0 ? 0 : now() - this.messageStart;
  }

  headersCompleted() {
    return this.headersDone;
  }

  /** Parses a buffer. Returns how many bytes were HTTP, or the error. */
  execute(buffer) {
    if (this.#closed) return undefined;
    this.#current = buffer;
    let position = 0;
    let decision = 0;
    try {
      for (;;) {
        const text = binding.execute(this.#id, buffer, position, decision);
        const status = events[STATUS];
        position = events[POSITION];
        const error = events[ERROR];
        const flags = events[FLAGS];
        decision = this.#deliver(text, buffer, (flags & IN_MESSAGE) !== 0);
        if (this.#id === 0) return buffer.length;
        if ((flags & IN_HEAD) !== 0 && !this.#began) this.#begin();
        if (status === FAILED) return this.#error(error, position);
        if (status === UPGRADE) return position;
        if (status !== DECIDE && status !== AGAIN) return buffer.length;
      }
    } finally {
      this.#current = undefined;
    }
  }

  /** Tells the end of the connection. */
  finish() {
    if (this.#closed || this.#id === 0) return undefined;
    const error = binding.finish(this.#id);
    if (error >= 0) return this.#error(error, 0);
    if (error === -2) this.#complete(undefined);
    return undefined;
  }

  #error(index, position) {
    const error = new Error('Parse Error');
    error.code = httpErrors[2 * index];
    error.reason = httpErrors[2 * index + 1];
    error.bytesParsed = position;
    error.message = `Parse Error: ${error.reason}`;
    return error;
  }

  #begin() {
    this.#began = true;
    this.headersDone = false;
    this.messageStart = now();
    this.#list?.begin(this);
    this[kOnMessageBegin]?.();
  }

  #complete(trailers) {
    this.#began = false;
    this.messageStart = 0;
    this.#list?.complete(this);
    if (trailers !== undefined) this[kOnHeaders]?.(trailers, '');
    this[kOnMessageComplete]?.();
  }

  /** Calls back for the events in the shared memory; returns what onHeadersComplete decided. */
  #deliver(text, buffer) {
    const end = FIRST + events[COUNT];
    // A callback may parse with another parser: take a copy if there is more than one event.
    const record = events.slice(FIRST, end);
    let at = 0;
    let textAt = 0;
    let decision = 0;
    const fields = (count) => {
      const list = new Array(2 * count);
      for (let i = 0; i < 2 * count; i++) {
        const length = record[at++];
        list[i] = text.slice(textAt, textAt += length);
      }
      return list;
    };
    while (at < record.length && this.#id !== 0) {
      switch (record[at++]) {
        case HEAD: {
          const major = record[at++];
          const minor = record[at++];
          const type = record[at++];
          const code = record[at++];
          const flags = record[at++];
          const count = record[at++];
          const length = record[at++];
          const target = text.slice(textAt, textAt += length);
          const headers = fields(count);
          if (!this.#began) this.#begin();
          this.headersDone = true;
          const request = type === HTTPParser.REQUEST;
          decision = this[kOnHeadersComplete]?.(major, minor, headers, request ? code : undefined,
            request ? target : undefined, request ? undefined : code, request ? undefined : target,
            (flags & 1) !== 0, (flags & 2) !== 0) ?? 0;
          break;
        }
        case BODY: {
          const start = record[at++];
          const length = record[at++];
          this[kOnBody]?.(buffer.subarray(start, start + length));
          break;
        }
        default: {
          const count = record[at++];
          this.#complete(count > 0 ? fields(count) : undefined);
        }
      }
    }
    return Number(decision) || 0;
  }
}

Object.assign(HTTPParser, {
  REQUEST: 1,
  RESPONSE: 2,
  kOnMessageBegin,
  kOnHeaders,
  kOnHeadersComplete,
  kOnBody,
  kOnMessageComplete,
  kOnExecute,
  kOnTimeout,
  kLenientNone: 0,
  kLenientHeaders: 1,
  kLenientChunkedLength: 2,
  kLenientKeepAlive: 4,
  kLenientTransferEncoding: 8,
  kLenientVersion: 16,
  kLenientDataAfterClose: 32,
  kLenientOptionalLFAfterCR: 64,
  kLenientOptionalCRLFAfterChunk: 128,
  kLenientOptionalCRBeforeLF: 256,
  kLenientSpacesAfterChunkSize: 512,
  kLenientAll: 1023,
});

module.exports = { ConnectionsList, HTTPParser, allMethods, methods };
