'use strict';
const assert = require('node:assert');
const uuid = require('uuid');

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-([147])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
for (const version of ['v1', 'v4', 'v7']) {
  const ids = new Set(Array.from({ length: 1000 }, () => uuid[version]()));
  assert.strictEqual(ids.size, 1000);
  for (const id of ids) assert.strictEqual(`v${pattern.exec(id)[1]}`, version);
}
assert.strictEqual(uuid.v5('hello.example.com', uuid.v5.DNS), 'fdda765f-fc57-5604-a269-52a7df8164ec');
assert.strictEqual(uuid.v3('hello.example.com', uuid.v3.DNS), '9125a8dc-52ee-365b-a5aa-81b0b3681cf6');
const bytes = uuid.parse('6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b');
assert.strictEqual(uuid.stringify(bytes), '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b');
assert.strictEqual(uuid.version('6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b'), 4);
assert.strictEqual(uuid.validate('6ec0bd7f-11c0-43da-975e'), false);
console.log('OK uuid');
