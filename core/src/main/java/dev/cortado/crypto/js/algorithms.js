'use strict';

// Hash algorithms: OpenSSL's names, as Node lists them, to the JDK's.

const table = [
  // Node's name, the JDK's name, the JDK's HMAC, bytes of a digest
  ['RSA-MD5', 'MD5', 'HmacMD5', 16], ['RSA-SHA1', 'SHA-1', 'HmacSHA1', 20], ['RSA-SHA1-2', 'SHA-1', 'HmacSHA1', 20],
  ['RSA-SHA224', 'SHA-224', 'HmacSHA224', 28], ['RSA-SHA256', 'SHA-256', 'HmacSHA256', 32],
  ['RSA-SHA3-224', 'SHA3-224', 'HmacSHA3-224', 28], ['RSA-SHA3-256', 'SHA3-256', 'HmacSHA3-256', 32],
  ['RSA-SHA3-384', 'SHA3-384', 'HmacSHA3-384', 48], ['RSA-SHA3-512', 'SHA3-512', 'HmacSHA3-512', 64],
  ['RSA-SHA384', 'SHA-384', 'HmacSHA384', 48], ['RSA-SHA512', 'SHA-512', 'HmacSHA512', 64],
  ['RSA-SHA512/224', 'SHA-512/224', 'HmacSHA512/224', 28], ['RSA-SHA512/256', 'SHA-512/256', 'HmacSHA512/256', 32],
  ['md5', 'MD5', 'HmacMD5', 16], ['md5WithRSAEncryption', 'MD5', 'HmacMD5', 16],
  ['sha1', 'SHA-1', 'HmacSHA1', 20], ['sha1WithRSAEncryption', 'SHA-1', 'HmacSHA1', 20],
  ['sha224', 'SHA-224', 'HmacSHA224', 28], ['sha224WithRSAEncryption', 'SHA-224', 'HmacSHA224', 28],
  ['sha256', 'SHA-256', 'HmacSHA256', 32], ['sha256WithRSAEncryption', 'SHA-256', 'HmacSHA256', 32],
  ['sha3-224', 'SHA3-224', 'HmacSHA3-224', 28], ['sha3-256', 'SHA3-256', 'HmacSHA3-256', 32],
  ['sha3-384', 'SHA3-384', 'HmacSHA3-384', 48], ['sha3-512', 'SHA3-512', 'HmacSHA3-512', 64],
  ['sha384', 'SHA-384', 'HmacSHA384', 48], ['sha384WithRSAEncryption', 'SHA-384', 'HmacSHA384', 48],
  ['sha512', 'SHA-512', 'HmacSHA512', 64], ['sha512-224', 'SHA-512/224', 'HmacSHA512/224', 28],
  ['sha512-224WithRSAEncryption', 'SHA-512/224', 'HmacSHA512/224', 28], ['sha512-256', 'SHA-512/256', 'HmacSHA512/256', 32],
  ['sha512-256WithRSAEncryption', 'SHA-512/256', 'HmacSHA512/256', 32],
  ['sha512WithRSAEncryption', 'SHA-512', 'HmacSHA512', 64], ['ssl3-md5', 'MD5', 'HmacMD5', 16], ['ssl3-sha1', 'SHA-1', 'HmacSHA1', 20],
];
const aliases = [['sha-1', 'sha1'], ['sha2-224', 'sha224'], ['sha-224', 'sha224'], ['sha2-256', 'sha256'], ['sha-256', 'sha256'],
  ['sha2-384', 'sha384'], ['sha-384', 'sha384'], ['sha2-512', 'sha512'], ['sha-512', 'sha512'], ['sha512/224', 'sha512-224'],
  ['sha-512/224', 'sha512-224'], ['sha512/256', 'sha512-256'], ['sha-512/256', 'sha512-256'], ['ssl2-md5', 'md5']];

const byName = new Map();
for (const { 0: name, 1: digest, 2: mac, 3: length } of table) byName.set(name.toLowerCase(), { name, digest, mac, length });
for (const { 0: alias, 1: name } of aliases) byName.set(alias, byName.get(name));

module.exports = {
  find: (name) => byName.get(name.toLowerCase()),
  names: table.map(({ 0: name }) => name),
};
