'use strict';

// CRC-32 that goes on from an earlier value.

const table = new Int32Array(256);
for (let i = 0; i < 256; i++) {
  let value = i;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
  table[i] = value;
}

function update(bytes, value) {
  let crc = ~value;
  for (let i = 0; i < bytes.length; i++) crc = crc >>> 8 ^ table[(crc ^ bytes[i]) & 0xff];
  return ~crc >>> 0;
}

module.exports = { update };
