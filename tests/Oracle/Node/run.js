"use strict";
// Starts index.js with the official runner. The engine describes itself in the environment, as every language host
// is told; the Node host hands the same facts to the runner as arguments.

const environment = process.env;
const options = {
  monitor: environment.PULUMI_MONITOR,
  engine: environment.PULUMI_ENGINE,
  organization: environment.PULUMI_ORGANIZATION,
  project: environment.PULUMI_PROJECT,
  stack: environment.PULUMI_STACK,
  parallel: environment.PULUMI_PARALLEL,
  "dry-run": environment.PULUMI_DRY_RUN,
  "query-mode": environment.PULUMI_QUERY_MODE,
  "root-directory": environment.PULUMI_ROOT_DIRECTORY,
  pwd: __dirname,
};

const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== "");
process.argv.splice(2, Infinity, ...given.flatMap(([name, value]) => [`--${name}`, value]), "index.js");
require("@pulumi/pulumi/cmd/run");
