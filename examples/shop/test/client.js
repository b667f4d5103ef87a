'use strict';

const http = require('node:http');

/** A visitor: keeps cookies and connections between requests. */
class Client {
  #base;
  #cookies = new Map();
  #agent = new http.Agent({ keepAlive: true });

  constructor(base) {
    this.#base = base;
  }

  get(path, headers = {}) {
    return this.#send('GET', path, headers);
  }

  postForm(path, fields, headers = {}) {
    const body = new URLSearchParams(fields).toString();
    return this.#send('POST', path, { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body);
  }

  postJson(path, value, headers = {}) {
    const body = typeof value === 'string' ? value : JSON.stringify(value);
    return this.#send('POST', path, { 'content-type': 'application/json', ...headers }, body);
  }

  /** `parts` are { name, value } or { name, filename, type, value }. */
  postMultipart(path, parts, headers = {}) {
    const boundary = 'shop-boundary-7MA4YWxkTrZu0gW';
    const chunks = [];
    for (const { name, filename, type, value } of parts) {
      let head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
      if (filename !== undefined) head += `; filename="${filename}"\r\nContent-Type: ${type}`;
      chunks.push(Buffer.from(`${head}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n'));
    }
    chunks.push(Buffer.from(`--${boundary}--\r\n`));
    const body = Buffer.concat(chunks);
    return this.#send('POST', path, { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers }, body);
  }

  close() {
    this.#agent.destroy();
  }

  #send(method, path, headers, body) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie !== '') headers = { cookie, ...headers };
    if (body !== undefined) headers['content-length'] = Buffer.byteLength(body);
    return new Promise((resolve, reject) => {
      const request = http.request(new URL(path, this.#base), { method, headers, agent: this.#agent }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          this.#remember(response.headers['set-cookie'] ?? []);
          const bytes = Buffer.concat(chunks);
          resolve({ status: response.statusCode, headers: response.headers, bytes, text: bytes.toString() });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  #remember(cookies) {
    for (const cookie of cookies) {
      const [pair] = cookie.split(';');
      const equals = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }
}

module.exports = { Client };
