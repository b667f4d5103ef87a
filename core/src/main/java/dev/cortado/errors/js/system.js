'use strict';

// Errors of system calls and of the network, as libuv numbers them. Each is called with `new` and gives a plain Error.

let errno;
function table() {
  errno ??= require('internal/errors/errno');
  return errno;
}

/** [name, message] of a negative error number, undefined when unknown. */
function uvErrmapGet(number) {
  return table().byNumber.get(number);
}

const unknown = ['UNKNOWN', 'unknown error'];

// An Error whose stack starts at the caller of `Class`.
function make(Class, message) {
  return Reflect.construct(Error, [message], Class);
}

/** What fs throws: `ENOENT: no such file or directory, open '/a' -> '/b'`. Further properties of the context are copied. */
function UVException(context) {
  const { 0: code, 1: description } = uvErrmapGet(context.errno) || unknown;
  let message = `${code}: ${context.message || description}, ${context.syscall}`;
  let path;
  let dest;
  if (context.path) {
    path = context.path.toString();
    message += ` '${path}'`;
  }
  if (context.dest) {
    dest = context.dest.toString();
    message += ` -> '${dest}'`;
  }
  const error = make(UVException, message);
  for (const name of Object.keys(context)) {
    if (name !== 'message' && name !== 'path' && name !== 'dest') error[name] = context[name];
  }
  error.code = code;
  if (path) error.path = path;
  if (dest) error.dest = dest;
  return error;
}

/** What listening throws: `listen EADDRINUSE: address already in use 127.0.0.1:80`. */
function UVExceptionWithHostPort(number, syscall, address, port) {
  const { 0: code, 1: description } = uvErrmapGet(number) || unknown;
  let details = '';
  if (port && port > 0) details = ` ${address}:${port}`;
  else if (address) details = ` ${address}`;
  const error = make(UVExceptionWithHostPort, `${syscall} ${code}: ${description}${details}`);
  error.code = code;
  error.errno = number;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  return error;
}

/** A failed call, by its name and that of the error: `connect ECONNREFUSED`. */
function ErrnoException(number, syscall, original = undefined) {
  const code = table().errorName(number);
  const error = make(ErrnoException, original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`);
  error.errno = number;
  error.code = code;
  error.syscall = syscall;
  return error;
}

/** A failed call to a peer: `connect ECONNREFUSED 127.0.0.1:80 - Local (...)`. */
function ExceptionWithHostPort(number, syscall, address, port, additional = undefined) {
  const code = table().errorName(number);
  let details = '';
  if (port && port > 0) details = ` ${address}:${port}`;
  else if (address) details = ` ${address}`;
  if (additional) details += ` - Local (${additional})`;
  const error = make(ExceptionWithHostPort, `${syscall} ${code}${details}`);
  error.errno = number;
  error.code = code;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  return error;
}

const EAI_NODATA = -3007;
const EAI_NONAME = -3008;

/** A failed look-up. `code` is the name of a DNS error, or an error number. */
function DNSException(code, syscall, hostname) {
  let number;
  if (typeof code === 'number') {
    number = code;
    // Both mean that the name has no address; programs know them by one name.
    code = code === EAI_NODATA || code === EAI_NONAME ? 'ENOTFOUND' : table().errorName(code);
  }
  const error = make(DNSException, `${syscall} ${code}${hostname ? ` ${hostname}` : ''}`);
  error.errno = number;
  error.code = code;
  error.syscall = syscall;
  if (hostname) error.hostname = hostname;
  return error;
}

for (const Class of [UVException, UVExceptionWithHostPort, ErrnoException, ExceptionWithHostPort, DNSException]) {
  Class.prototype = Error.prototype;
}

module.exports = {
  DNSException,
  ErrnoException,
  ExceptionWithHostPort,
  UVException,
  UVExceptionWithHostPort,
  uvErrmapGet,
};
