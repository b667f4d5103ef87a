'use strict';

// Sockets as handles: what hangs on socket._handle. Each is a number that Java knows a descriptor by.

const { handle, release, request, forget, drain, recover } = require('internal/loop');
const { setFrame } = require('internal/async_hooks/context');

const binding = internalBinding('net');
const slab = new Uint8Array(binding.slab);
const out = new Uint8Array(binding.out);

// Events from Java.
const CLOSED = 1;
const CONNECTION = 2;

const readers = new Map(); // id -> handle that reads
let outBuffer;

binding.setOnRead((id, count) => {
  const reader = readers.get(id);
  if (reader === undefined) return;
  try {
    setFrame(reader.frame);
    reader.onread(count);
    drain();
    setFrame(undefined);
  } catch (error) {
    recover(error);
  }
});

/** What a read left in the shared memory, as a Buffer of its own. */
function takeSlab(count) {
  const { FastBuffer } = require('internal/buffer');
  return new FastBuffer(binding.slab.slice(0, count));
}

class StreamHandle {
  constructor() {
    this.id = handle((event, a) => this.onevent(event, a));
    this.frame = undefined;
    this.onread = null; // (count): bytes in the slab, 0 at the end, a negative errno
    this.onconnection = null;
    this.closed = null;
    this.reading = false;
  }

  onevent(event, a) {
    if (event === CONNECTION) {
      this.onconnection(a);
    } else if (event === CLOSED) {
      release(this.id);
      const callback = this.closed;
      this.closed = null;
      if (callback !== null) callback();
    }
  }

  /** Takes over a connected descriptor. */
  open(fd, isSocket = true) {
    return binding.open(this.id, fd, isSocket);
  }

  get fd() {
    return this.id === -1 ? -1 : binding.fd(this.id);
  }

  readStart() {
    this.reading = true;
    readers.set(this.id, this);
    return binding.readStart(this.id);
  }

  readStop() {
    this.reading = false;
    return binding.readStop(this.id);
  }

  /**
   * Writes bytes. Returns a negative errno, or whether all went out at once; if not, callback(status) comes later.
   */
  write(bytes, callback) {
    const length = bytes.byteLength;
    const id = request(callback);
    let count;
    if (length <= 4096) {
      out.set(bytes);
      count = binding.writeOut(this.id, id, length);
    } else {
      count = binding.write(this.id, id, bytes);
    }
    if (count < 0 || count === length) forget(id);
    return count < 0 ? count : count === length;
  }

  /** Writes a string that surely fits the shared memory; otherwise like write(). */
  writeString(text, encoding, callback) {
    if (text.length * 3 > out.byteLength) return this.write(Buffer.from(text, encoding), callback);
    outBuffer ??= Buffer.from(binding.out);
    const length = outBuffer.write(text, 0, encoding);
    const id = request(callback);
    const count = binding.writeOut(this.id, id, length);
    if (count < 0 || count === length) forget(id);
    this.lastLength = length;
    return count < 0 ? count : count === length;
  }

  shutdown(callback) {
    const id = request(callback);
    const status = binding.shutdown(this.id, id);
    if (status < 0) forget(id);
    return status;
  }

  close(callback) {
    this.end(callback, binding.close);
  }

  reset(callback) {
    this.end(callback, binding.reset);
    return 0;
  }

  end(callback, how) {
    if (this.closed !== null) return;
    this.closed = callback ?? (() => {});
    readers.delete(this.id);
    how(this.id);
  }

  ref() {
    binding.reference(this.id, true);
  }

  unref() {
    binding.reference(this.id, false);
  }

  hasRef() {
    return binding.hasRef(this.id);
  }

  listen(backlog, fd = -1) {
    return binding.listen(this.id, backlog, fd);
  }

  get bytesRead() {
    return binding.bytesRead(this.id);
  }

  get bytesWritten() {
    return binding.bytesWritten(this.id);
  }

  get writeQueueSize() {
    return binding.queuedBytes(this.id);
  }

  getsockname(target) {
    return fill(target, binding.ownAddress(this.id));
  }

  getpeername(target) {
    return fill(target, binding.peerAddress(this.id));
  }
}

function fill(target, address) {
  if (typeof address === 'number') return address;
  const { 0: host, 1: family, 2: port } = address;
  if (family !== 0) {
    target.address = host;
    target.family = `IPv${family}`;
    target.port = port;
  } else {
    target.address = host;
  }
  return 0;
}

const IPPROTO_TCP = 6;
const TCP_NODELAY = 1;
const TCP_KEEPIDLE = 4;
const TCP_KEEPINTVL = 5;
const TCP_KEEPCNT = 6;
const SOL_SOCKET = 1;
const SO_KEEPALIVE = 9;

/** A TCP socket. */
class TCP extends StreamHandle {
  bind(address, port, { ipv6Only = false, reusePort = false } = {}) {
    return binding.bindIp(this.id, address, port, ipv6Only, reusePort);
  }

  connect(address, port, callback) {
    const id = request(callback, 'TCPConnectWrap');
    const status = binding.connectIp(this.id, address, port, id);
    if (status < 0) forget(id);
    return status;
  }

  setNoDelay(on) {
    return binding.setOption(this.id, IPPROTO_TCP, TCP_NODELAY, on ? 1 : 0);
  }

  setKeepAlive(on, delay) {
    let status = binding.setOption(this.id, SOL_SOCKET, SO_KEEPALIVE, on ? 1 : 0);
    if (status >= 0 && on && delay > 0) {
      status = binding.setOption(this.id, IPPROTO_TCP, TCP_KEEPIDLE, delay);
      binding.setOption(this.id, IPPROTO_TCP, TCP_KEEPINTVL, 1);
      binding.setOption(this.id, IPPROTO_TCP, TCP_KEEPCNT, 10);
    }
    return status;
  }
}

/** A unix socket, or another descriptor that streams. */
class Pipe extends StreamHandle {
  bind(path) {
    return binding.bindPath(this.id, path);
  }

  connect(path, callback) {
    const id = request(callback, 'PipeConnectWrap');
    const status = binding.connectPath(this.id, path, id);
    if (status < 0) forget(id);
    return status;
  }

  /** Opens the socket's file for others. */
  fchmod(path, mode) {
    return binding.chmod(path, mode);
  }
}

module.exports = { Pipe, StreamHandle, TCP, slab, takeSlab };
