"use strict";
// Registers every resource kind of the workload on the official packages, with inputs as rich as the kinds allow.
// ../Program says the same in C#: whatever is changed here is changed there. One thing is said here alone: the npm package gives
// no defaults to the elements of lists and maps and to unions, as the .NET package does, so they are spelled out.

const pulumi = require("@pulumi/pulumi");
const { Foundation } = require("./foundation");
const { Network } = require("./network");
const { attachEndpoint } = require("./endpoints");
const { Ai } = require("./ai");
const { registerData } = require("./data");
const { registerSite } = require("./site");
const { registerEdge } = require("./edge");
const { registerMonitoring } = require("./monitoring");
const { registerBoard } = require("./board");
const { registerGovernance } = require("./governance");
const { registerAgents } = require("./agents");
const { registerPrediction } = require("./prediction");
const { registerModelGateway } = require("./modelgateway");
const { registerJumpHost } = require("./jumphost");
const { registerGuardrails } = require("./guardrails");
const { registerOptions } = require("./options");

const config = new pulumi.Config();
const foundation = new Foundation("foundation", { region: config.require("region"), owner: config.get("owner") ?? "nobody" });
const network = new Network("network", { foundation, zones: config.requireObject("zones") }, { protect: true });
const ai = new Ai("ai", { foundation, network }, { dependsOn: [network] });
const data = registerData(foundation, network);
const site = registerSite(foundation, network, ai, data);
const endpoint = attachEndpoint(foundation, network, ai);
registerEdge(foundation, network);
const monitoring = registerMonitoring(foundation, ai, site);
registerBoard(foundation);
registerGovernance(foundation, ai, data, monitoring);
registerAgents(foundation, ai);
registerPrediction(foundation, data);
registerModelGateway(foundation, ai);
registerJumpHost(foundation, network);
registerGuardrails(foundation);
const options = registerOptions(foundation, network);

const apiKey = config.requireSecret("apiKey");

module.exports = {
  text: "plain",
  number: config.requireNumber("replicas"),
  fraction: 0.25,
  flag: config.requireBoolean("flag"),
  list: ["a", foundation.group.name, "c"],
  emptyList: [],
  nested: { id: ai.account.id, inner: { endpoint: ai.account.properties.endpoint, key: apiKey } },
  groupName: foundation.group.name,
  siteAddress: pulumi.interpolate`https://${site.app.defaultHostName}/`,
  secret: apiKey,
  derivedSecret: apiKey.apply((key) => key.toUpperCase()),
  mixedSecret: pulumi.interpolate`${foundation.group.location}:${apiKey}`,
  unsecret: pulumi.unsecret(apiKey).apply((key) => key.length),
  tenant: foundation.client.tenantId,
  json: pulumi.jsonStringify({ group: foundation.group.name, subnets: [network.siteSubnetId] }),
  endpointNetwork: network.endpointSubnetId,
  endpoint: endpoint.id,
  imported: options.imported,
};
