'use strict';

// Permissions, owners and times.

const { makeCallback } = require('internal/fs/utils');
const operations = require('internal/fs/operations');

function chmod(path, mode, callback) {
  const operation = operations.chmod(path, mode);
  operation.later(makeCallback(callback));
}

function chmodSync(path, mode) {
  operations.chmod(path, mode).now();
}

function fchmod(fd, mode, callback) {
  const operation = operations.fchmod(fd, mode);
  operation.later(makeCallback(callback));
}

function fchmodSync(fd, mode) {
  operations.fchmod(fd, mode).now();
}

function chown(path, uid, gid, callback) {
  callback = makeCallback(callback);
  operations.chown(path, uid, gid).later(callback);
}

function chownSync(path, uid, gid) {
  operations.chown(path, uid, gid).now();
}

function fchown(fd, uid, gid, callback) {
  const operation = operations.fchown(fd, uid, gid);
  operation.later(makeCallback(callback));
}

function fchownSync(fd, uid, gid) {
  operations.fchown(fd, uid, gid).now();
}

function lchown(path, uid, gid, callback) {
  callback = makeCallback(callback);
  operations.lchown(path, uid, gid).later(callback);
}

function lchownSync(path, uid, gid) {
  operations.lchown(path, uid, gid).now();
}

function utimes(path, atime, mtime, callback) {
  callback = makeCallback(callback);
  operations.utimes(path, atime, mtime).later(callback);
}

function utimesSync(path, atime, mtime) {
  operations.utimes(path, atime, mtime).now();
}

function futimes(fd, atime, mtime, callback) {
  const operation = operations.futimes(fd, atime, mtime);
  operation.later(makeCallback(callback));
}

function futimesSync(fd, atime, mtime) {
  operations.futimes(fd, atime, mtime).now();
}

function lutimes(path, atime, mtime, callback) {
  callback = makeCallback(callback);
  operations.lutimes(path, atime, mtime).later(callback);
}

function lutimesSync(path, atime, mtime) {
  operations.lutimes(path, atime, mtime).now();
}

module.exports = {
  chmod, chmodSync, chown, chownSync, fchmod, fchmodSync, fchown, fchownSync, futimes, futimesSync, lchown, lchownSync,
  lutimes, lutimesSync, utimes, utimesSync,
};
