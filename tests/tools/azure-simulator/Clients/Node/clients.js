// What Microsoft's clients for Node see of a simulated Azure: one JSON object on standard output.
// node clients.js ENDPOINT TENANT SUBSCRIPTION, with its certificate in NODE_EXTRA_CA_CERTS
import { CognitiveServicesManagementClient } from "@azure/arm-cognitiveservices";
import { ResourceManagementClient } from "@azure/arm-resources";
import { SearchManagementClient } from "@azure/arm-search";
import { ClientSecretCredential } from "@azure/identity";

const [endpoint, tenant, subscription] = process.argv.slice(2);
const credential = new ClientSecretCredential(tenant, "11111111-0000-4000-8000-000000000000", "any", {
  authorityHost: endpoint,
  disableInstanceDiscovery: true,
});
const options = { endpoint, credentialScopes: [`${endpoint}/.default`] };
// The default interval is 2 s of real time; the simulator needs none.
const poll = { updateIntervalInMs: 1 };
const location = "swedencentral";
const seen = {};

async function all(pages) {
  const names = [];
  for await (const item of pages) names.push(item.name);
  return names.sort();
}

async function refused(call) {
  try {
    await call();
    return "not refused";
  } catch (error) {
    return `${error.statusCode} ${error.code}`;
  }
}

const resources = new ResourceManagementClient(credential, subscription, options);
await resources.resourceGroups.createOrUpdate("rg-node", { location, tags: { made: "by Node" } });
seen.group = (await resources.resourceGroups.get("rg-node")).properties.provisioningState;

const search = new SearchManagementClient(credential, subscription, options);
const service = await search.services.beginCreateOrUpdateAndWait("rg-node", "srch-node", { location, sku: { name: "basic" } }, poll);
seen.search = service.provisioningState;
seen.searchByGroup = await all(search.services.listByResourceGroup("rg-node"));

const ai = new CognitiveServicesManagementClient(credential, subscription, options);
const account = await ai.accounts.beginCreateAndWait("rg-node", "ai-node", {
  location,
  kind: "AIServices",
  sku: { name: "S0" },
  identity: { type: "SystemAssigned" },
  properties: { customSubDomainName: "ai-node", disableLocalAuth: true },
}, poll);
seen.account = account.properties.provisioningState;
seen.principal = account.identity.principalId.length;
const deployment = await ai.deployments.beginCreateOrUpdateAndWait("rg-node", "ai-node", "chat", {
  sku: { name: "GlobalStandard", capacity: 1 },
  properties: { model: { format: "OpenAI", name: "gpt-4.1", version: "2025-04-14" } },
}, poll);
seen.deployment = deployment.properties.provisioningState;
seen.deployments = await all(ai.deployments.list("rg-node", "ai-node"));
seen.missing = await refused(() => search.services.get("rg-node", "srch-other"));

seen.resources = await all(resources.resources.listByResourceGroup("rg-node"));
await ai.deployments.beginDeleteAndWait("rg-node", "ai-node", "chat", poll);
await ai.accounts.beginDeleteAndWait("rg-node", "ai-node", poll);
seen.deleted = await all(ai.deletedAccounts.list());
await ai.deletedAccounts.beginPurgeAndWait(location, "rg-node", "ai-node", poll);
seen.purged = await all(ai.deletedAccounts.list());
await resources.resourceGroups.beginDeleteAndWait("rg-node", poll);
seen.gone = await refused(() => resources.resourceGroups.get("rg-node"));
console.log(JSON.stringify(seen));
