"use strict";
const pulumi = require("@pulumi/pulumi");
const network = require("@pulumi/azure-native/network");
const privatedns = require("@pulumi/azure-native/privatedns");

function rule(name, priority, direction, access, more) {
  return {
    name,
    priority,
    direction,
    access,
    protocol: network.SecurityRuleProtocol.Tcp,
    sourceAddressPrefix: "VirtualNetwork",
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    ...more,
  };
}

/** Private DNS zones linked to one network: a component inside a component. */
class Dns extends pulumi.ComponentResource {
  constructor(name, { foundation, zones, networkId }, options) {
    super("oracle:network:Dns", name, { zones, networkId }, options);
    this.zoneIds = zones.map((zoneName) => {
      const zone = new privatedns.PrivateZone(`${name}-${zoneName}`, {
        resourceGroupName: foundation.group.name,
        privateZoneName: zoneName,
        location: "Global",
        tags: foundation.tags,
      }, { parent: this });
      new privatedns.VirtualNetworkLink(`${name}-${zoneName}-link`, {
        resourceGroupName: foundation.group.name,
        privateZoneName: zone.name,
        virtualNetworkLinkName: "link",
        location: "Global",
        registrationEnabled: false,
        resolutionPolicy: privatedns.ResolutionPolicy.NxDomainRedirect,
        virtualNetwork: { id: networkId },
      }, { parent: zone });
      return zone.id;
    });
    this.registerOutputs();
  }
}

/** Two security groups, a route table, a NAT gateway and one network with all its subnets inline. */
class Network extends pulumi.ComponentResource {
  constructor(name, { foundation, zones }, options) {
    super("oracle:network:Network", name, {}, options);
    const common = { resourceGroupName: foundation.group.name, location: foundation.group.location };
    const parent = { parent: this };

    const siteRules = new network.NetworkSecurityGroup(`${name}-nsg-site`, {
      ...common,
      networkSecurityGroupName: "nsg-site",
      securityRules: [
        rule("allow-https-out", 100, "Outbound", network.SecurityRuleAccess.Allow, { destinationPortRanges: ["443", "8443"] }),
        rule("deny-out", 4096, network.SecurityRuleDirection.Outbound, "Deny", { protocol: "*", destinationPortRange: "*" }),
      ],
      tags: foundation.tags,
    }, parent);
    const endpointRules = new network.NetworkSecurityGroup(`${name}-nsg-endpoints`, { ...common, securityRules: [] }, parent);
    const routes = new network.RouteTable(`${name}-routes`, {
      ...common,
      disableBgpRoutePropagation: true,
      routes: [
        {
          name: "default",
          addressPrefix: "0.0.0.0/0",
          nextHopType: network.RouteNextHopType.VirtualAppliance,
          nextHopIpAddress: "10.1.9.4",
        },
      ],
    }, parent);
    const address = new network.PublicIPAddress(`${name}-ip`, {
      ...common,
      sku: { name: network.PublicIPAddressSkuName.Standard, tier: "Regional" },
      publicIPAllocationMethod: network.IPAllocationMethod.Static,
      publicIPAddressVersion: network.IPVersion.IPv4,
      idleTimeoutInMinutes: 10,
      dnsSettings: { domainNameLabel: pulumi.interpolate`ip-${foundation.group.name}` },
      zones: ["1", "2", "3"],
    }, parent);
    const gateway = new network.NatGateway(`${name}-nat`, {
      ...common,
      sku: { name: network.NatGatewaySkuName.Standard },
      idleTimeoutInMinutes: 4,
      publicIpAddresses: [{ id: address.id }],
    }, { ...parent, deleteBeforeReplace: true });

    const vnet = new network.VirtualNetwork(`${name}-vnet`, {
      ...common,
      addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
      dhcpOptions: { dnsServers: [] },
      enableDdosProtection: false,
      encryption: { enabled: true, enforcement: network.VirtualNetworkEncryptionEnforcement.AllowUnencrypted },
      subnets: [
        {
          name: "site",
          addressPrefix: "10.1.0.0/26",
          defaultOutboundAccess: false,
          networkSecurityGroup: { id: siteRules.id },
          natGateway: { id: gateway.id },
          routeTable: { id: routes.id },
          privateEndpointNetworkPolicies: "Disabled",
          privateLinkServiceNetworkPolicies: "Enabled",
          delegations: [{ name: "app", serviceName: "Microsoft.Web/serverFarms" }],
          serviceEndpoints: [{ service: "Microsoft.Storage", locations: [foundation.group.location] }, { service: "Microsoft.KeyVault" }],
        },
        {
          name: "endpoints",
          addressPrefixes: ["10.1.1.0/26"],
          networkSecurityGroup: { id: endpointRules.id },
          privateEndpointNetworkPolicies: network.VirtualNetworkPrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled,
          privateLinkServiceNetworkPolicies: "Disabled",
        },
      ],
      tags: { ...foundation.tags, area: "network" },
    }, { ...parent, protect: false, ignoreChanges: ["tags", "subnets[0].delegations"] });

    const subnets = vnet.subnets.apply((all) => all);
    this.vnetId = vnet.id;
    this.siteSubnetId = subnets.apply((all) => all[0].id);
    this.endpointSubnetId = subnets.apply((all) => all[1].id);
    this.dns = new Dns(`${name}-dns`, { foundation, zones, networkId: vnet.id }, { ...parent, dependsOn: vnet });
    this.registerOutputs({ vnetId: this.vnetId, endpointSubnetId: this.endpointSubnetId });
  }
}

module.exports = { Network };
