"use strict";
const pulumi = require("@pulumi/pulumi");
const {
  NetworkSecurityGroup,
  PrivateDnsZoneGroup,
  PrivateEndpoint,
  RouteTable,
  VirtualNetwork,
} = require("@pulumi/azure-native/network");
const { PrivateZone, VirtualNetworkLink } = require("@pulumi/azure-native/privatedns");

/** @returns the id of the app's subnet */
function create(unit, at, services) {
  const routes = new RouteTable(`routes-${unit}`, { routeTableName: `rt-app-${unit}`, ...at });
  const app = rules(unit, "app", at);
  const endpoints = rules(unit, "endpoints", at);
  const network = new VirtualNetwork(`network-${unit}`, {
    virtualNetworkName: `vnet-app-${unit}`,
    ...at,
    addressSpace: { addressPrefixes: [`10.${Math.floor(unit / 256) % 256}.${unit % 256}.0/24`] },
    subnets: [
      subnet(unit, "app", 0, app, routes, "Microsoft.Web/serverFarms"),
      subnet(unit, "endpoints", 128, endpoints, routes),
    ],
  });
  const subnets = pulumi.interpolate`${network.id}/subnets/`;
  const zones = {
    blob: zone(unit, "blob", "privatelink.blob.core.windows.net", at, network),
    vault: zone(unit, "vault", "privatelink.vaultcore.azure.net", at, network),
  };
  services.forEach((service, index) =>
    endpoint(`${unit}-${index}`, service, pulumi.interpolate`${subnets}endpoints`, zones[service.part], at));
  return pulumi.interpolate`${subnets}app`;
}

function rules(unit, part, at) {
  return new NetworkSecurityGroup(`rules-${part}-${unit}`, {
    networkSecurityGroupName: `nsg-${part}-${unit}`,
    ...at,
    securityRules: [
      rule("allow-https", 100, "Allow", "443", "VirtualNetwork"),
      rule("deny-all", 4096, "Deny", "*", "*"),
    ],
  });
}

function rule(name, priority, access, port, source) {
  return {
    name,
    priority,
    access,
    direction: "Inbound",
    protocol: access === "Deny" ? "*" : "Tcp",
    sourceAddressPrefix: source,
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    destinationPortRange: port,
  };
}

function subnet(unit, name, start, group, routes, delegation) {
  return {
    name,
    addressPrefix: `10.${Math.floor(unit / 256) % 256}.${unit % 256}.${start}/26`,
    defaultOutboundAccess: false,
    // The .NET package fills these in; the one for Node does not do so for the subnets of a network.
    privateEndpointNetworkPolicies: "Disabled",
    privateLinkServiceNetworkPolicies: "Enabled",
    networkSecurityGroup: { id: group.id },
    routeTable: { id: routes.id },
    ...(delegation ? { delegations: [{ name: "sites", serviceName: delegation }] } : {}),
  };
}

function zone(unit, part, privateZoneName, at, network) {
  const made = new PrivateZone(`zone-${part}-${unit}`, {
    privateZoneName,
    resourceGroupName: at.resourceGroupName,
    location: "global",
  });
  new VirtualNetworkLink(`link-${part}-${unit}`, {
    virtualNetworkLinkName: "network",
    privateZoneName: made.name,
    resourceGroupName: at.resourceGroupName,
    location: "global",
    registrationEnabled: false,
    virtualNetwork: { id: network.id },
  });
  return made;
}

function endpoint(name, service, subnetId, zoneOfPart, at) {
  const made = new PrivateEndpoint(`endpoint-${name}`, {
    privateEndpointName: `pep-${name}`,
    ...at,
    subnet: { id: subnetId },
    privateLinkServiceConnections: [{ name: service.part, privateLinkServiceId: service.id, groupIds: [service.part] }],
  });
  new PrivateDnsZoneGroup(`zone-group-${name}`, {
    privateDnsZoneGroupName: "default",
    privateEndpointName: made.name,
    resourceGroupName: at.resourceGroupName,
    privateDnsZoneConfigs: [{ name: service.part, privateDnsZoneId: zoneOfPart.id }],
  });
}

module.exports = { create };
