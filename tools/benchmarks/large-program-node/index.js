// The same resources as ../large-program, on the official npm packages; `benchmarks size` measures both.
"use strict";
const pulumi = require("@pulumi/pulumi");

const config = new pulumi.Config();
const create = require(config.require("shape") === "storage" ? "./storage" : "./workload").create;
for (let unit = 1; unit <= config.requireNumber("units"); unit++) {
  create(unit);
}
