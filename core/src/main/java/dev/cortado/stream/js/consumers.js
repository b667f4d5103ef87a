'use strict';

// The whole of a stream (of any kind that can be iterated) as one value.

const { Buffer } = require('buffer');

async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

async function blob(stream) {
  const { Blob } = require('buffer');
  return new Blob(await collect(stream));
}

async function arrayBuffer(stream) {
  const chunks = await collect(stream);
  let length = 0;
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i];
    if (ArrayBuffer.isView(chunk)) {
      length += chunk.byteLength;
    } else if (typeof chunk === 'string') {
      chunks[i] = Buffer.from(chunk.toWellFormed());
      length += chunks[i].length;
    } else {
      // Blobs, buffers of other kinds and anything else: a Blob knows what to make of them.
      const { Blob } = require('buffer');
      return new Blob(chunks).arrayBuffer();
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk instanceof Uint8Array ? chunk : new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength), at);
    at += chunk.byteLength;
  }
  return whole.buffer;
}

async function buffer(stream) {
  return Buffer.from(await arrayBuffer(stream));
}

async function text(stream) {
  const decoder = new TextDecoder();
  let result = '';
  for await (const chunk of stream) {
    result += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
  return result + decoder.decode();
}

async function json(stream) {
  return JSON.parse(await text(stream));
}

module.exports = { arrayBuffer, blob, buffer, text, json };
