'use strict';

// What a program can ask about the runtime itself.

function versions(facts) {
  const { 8: cortado, 9: java, 10: zlib } = facts;
  return Object.freeze({
    node: '24.12.0',
    cortado,
    java,
    v8: require('internal/engine').v8Version(),
    modules: '137',
    uv: '1.51.0',
    icu: '77.1',
    unicode: '16.0',
    ...(zlib === undefined ? undefined : { zlib }),
  });
}

function release() {
  return {
    name: 'node',
    lts: 'Krypton',
    sourceUrl: 'https://nodejs.org/download/release/v24.12.0/node-v24.12.0.tar.gz',
    headersUrl: 'https://nodejs.org/download/release/v24.12.0/node-v24.12.0-headers.tar.gz',
  };
}

function features() {
  return {
    inspector: false,
    debug: false,
    uv: true,
    ipv6: true,
    tls_alpn: false,
    tls_sni: false,
    tls_ocsp: false,
    tls: false,
    openssl_is_boringssl: false,
    cached_builtins: true,
    require_module: false,
    typescript: false,
  };
}

function config() {
  return Object.freeze({
    target_defaults: Object.freeze({ cflags: [], default_configuration: 'Release', defines: [], include_dirs: [], libraries: [] }),
    variables: Object.freeze({ napi_build_version: '0', node_shared: false, v8_enable_i18n_support: 1 }),
  });
}

module.exports = { config, features, release, versions };
