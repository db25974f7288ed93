"use strict";
const network = require("@pulumi/azure-native/network");

/** One private endpoint on the AI account, joined to every zone of the network. */
function attachEndpoint(foundation, net, ai) {
  const endpoint = new network.PrivateEndpoint("ai-endpoint", {
    resourceGroupName: foundation.group.name,
    location: foundation.group.location,
    privateEndpointName: "pe-ai",
    customNetworkInterfaceName: "pe-ai-nic",
    subnet: { id: net.endpointSubnetId },
    privateLinkServiceConnections: [{ name: "ai", groupIds: ["account"], privateLinkServiceId: ai.account.id }],
    tags: foundation.tags,
  }, { parent: ai.account, dependsOn: [ai] });

  return new network.PrivateDnsZoneGroup("ai-endpoint-zones", {
    resourceGroupName: foundation.group.name,
    privateEndpointName: endpoint.name,
    privateDnsZoneGroupName: "default",
    privateDnsZoneConfigs: net.dns.zoneIds.map((id, index) => ({ name: `zone${index}`, privateDnsZoneId: id })),
  }, { parent: endpoint, dependsOn: [endpoint, net.dns] });
}

module.exports = { attachEndpoint };
