'use strict';

const dns = require('dns');
const { isIP } = require('internal/net');

function lookup(hostname, options) {
  const settings = dns.check(hostname, options);
  if (!hostname) return Promise.resolve(settings.all ? [] : { address: null, family: settings.family === 6 ? 6 : 4 });
  return new Promise((resolve, reject) => {
    dns.find(hostname, settings, (error, addresses) => {
      if (error) reject(error);
      else if (settings.all) resolve(addresses.map((address) => ({ address, family: isIP(address) })));
      else resolve({ address: addresses[0], family: isIP(addresses[0]) });
    });
  });
}

module.exports = {
  lookup,
  getDefaultResultOrder: dns.getDefaultResultOrder,
  setDefaultResultOrder: dns.setDefaultResultOrder,
};
