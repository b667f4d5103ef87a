'use strict';

const express = require('express');
const { HttpError } = require('../lib/errors');

module.exports = (catalog) => {
  const router = express.Router();

  router.get('/products', (req, res) => {
    res.json({ products: catalog.find(typeof req.query.q === 'string' ? req.query.q : '') });
  });

  router.get('/products/:id', (req, res) => {
    res.json(catalog.get(req.params.id));
  });

  router.post('/products', (req, res) => {
    if (!req.is('application/json')) throw new HttpError(415, 'Send JSON');
    const product = catalog.add(req.body);
    res.status(201).location(`/api/products/${product.id}`).json(product);
  });

  return router;
};
