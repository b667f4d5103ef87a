'use strict';

const { SystemError } = require('internal/errors');
const { validateInt32 } = require('internal/validators');

const binding = internalBinding('os');
const constants = require('internal/os/numbers');

// Filled by the binding, so that a call makes no object on the other side.
const averages = new Float64Array(binding.averages);
const processorFields = 6;
const isBigEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;

function systemError(syscall, status) {
  const [code, message] = require('internal/util').getSystemErrorMap().get(status);
  return new SystemError({ errno: status, code, message, syscall });
}

const arch = () => process.arch;
const platform = () => process.platform;
const endianness = () => (isBigEndian ? 'BE' : 'LE');
const getOSType = () => binding.ostype();
const getOSRelease = () => binding.osrelease();
const getOSVersion = () => binding.version();
const getMachine = () => binding.machine();
const hostname = () => binding.hostname();
const uptime = () => binding.uptime();
const freemem = () => binding.freemem();
const totalmem = () => binding.totalmem();
const availableParallelism = () => binding.availableParallelism();

function loadavg() {
  binding.loadavg();
  return Array.from(averages);
}

function cpus() {
  const times = binding.processors();
  const models = binding.models();
  const list = [];
  for (let i = 0; i < times.length; i += processorFields) {
    const [speed, user, nice, sys, idle, irq] = times.slice(i, i + processorFields);
    list.push({ model: models[i / processorFields] ?? 'unknown', speed, times: { user, nice, sys, idle, irq } });
  }
  return list;
}

/** The mask that has its first `prefix` bits set, as an address. */
function netmask(prefix, ipv6) {
  const groups = [];
  const size = ipv6 ? 16 : 8;
  for (let i = 0; i < (ipv6 ? 128 : 32); i += size) {
    const set = Math.min(Math.max(prefix - i, 0), size);
    groups.push(2 ** size - 2 ** (size - set));
  }
  if (!ipv6) return groups.join('.');
  const used = groups.findLastIndex((group) => group !== 0) + 1;
  const text = groups.slice(0, used).map((group) => group.toString(16)).join(':');
  return used === 8 ? text : `${text}::`;
}

function networkInterfaces() {
  const facts = binding.networkInterfaces();
  const result = {};
  for (let i = 0; i < facts.length; i += 6) {
    const [name, address, prefix, mac, internal, scope] = facts.slice(i, i + 6);
    const ipv6 = address.includes(':');
    const entry = {
      address,
      netmask: netmask(Number(prefix), ipv6),
      family: ipv6 ? 'IPv6' : 'IPv4',
      mac,
      internal: internal !== '',
      cidr: `${address}/${prefix}`,
    };
    if (ipv6) entry.scopeid = Number(scope);
    (result[name] ??= []).push(entry);
  }
  return result;
}

/** The entry of the user's in the password file; the strings hold one byte a character. */
function userRecord(syscall) {
  const record = binding.user();
  if (typeof record === 'number') throw systemError(syscall, record);
  return record;
}

function homedir() {
  return process.env.HOME ?? require('buffer').Buffer.from(userRecord('uv_os_homedir')[3], 'latin1').toString();
}

function tmpdir() {
  if (process.platform === 'win32') {
    const { env } = process;
    const path = env.TEMP || env.TMP || `${env.SystemRoot || env.windir}\\temp`;
    return path.length > 1 && path.endsWith('\\') && !path.endsWith(':\\') ? path.slice(0, -1) : path;
  }
  const path = process.env.TMPDIR || process.env.TMP || process.env.TEMP || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function userInfo(options) {
  const encoding = options?.encoding;
  const [uid, gid, ...names] = userRecord('uv_os_get_passwd');
  const { Buffer } = require('buffer');
  const [username, home, shell] = names.map((name) => {
    const bytes = Buffer.from(name, 'latin1');
    return encoding === 'buffer' ? bytes : bytes.toString(Buffer.isEncoding(encoding) ? encoding : 'utf8');
  });
  return { __proto__: null, uid: Number(uid), gid: Number(gid), username, homedir: home, shell };
}

function getPriority(pid) {
  if (pid === undefined) pid = 0;
  else validateInt32(pid, 'pid');
  // The binding adds 40, as a priority can be negative.
  const priority = binding.getPriority(pid);
  if (priority < 0) throw systemError('uv_os_getpriority', priority);
  return priority - 40;
}

function setPriority(pid, priority) {
  if (priority === undefined) [pid, priority] = [0, pid];
  validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
  const status = binding.setPriority(pid, priority);
  if (status < 0) throw systemError('uv_os_setpriority', status);
}

// `${os.hostname}` and +os.freemem are what the functions return.
for (const read of [arch, availableParallelism, endianness, freemem, homedir, hostname, platform, getOSRelease, tmpdir,
  totalmem, getOSType, uptime, getOSVersion, getMachine]) {
  read[Symbol.toPrimitive] = () => read();
}

module.exports = {
  arch,
  availableParallelism,
  cpus,
  endianness,
  freemem,
  getPriority,
  homedir,
  hostname,
  loadavg,
  networkInterfaces,
  platform,
  release: getOSRelease,
  setPriority,
  tmpdir,
  totalmem,
  type: getOSType,
  userInfo,
  uptime,
  version: getOSVersion,
  machine: getMachine,
};

Object.defineProperties(module.exports, {
  constants: { __proto__: null, enumerable: true, value: constants },
  EOL: { __proto__: null, configurable: true, enumerable: true, value: process.platform === 'win32' ? '\r\n' : '\n' },
  devNull: { __proto__: null, configurable: true, enumerable: true, value: process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null' },
});
