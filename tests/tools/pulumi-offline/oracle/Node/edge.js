"use strict";
const pulumi = require("@pulumi/pulumi");
const network = require("@pulumi/azure-native/network");

/** The ways in and out: gateway with its firewall policy, firewall with its rules, bastion. */
function registerEdge(foundation, net) {
  const common = { resourceGroupName: foundation.group.name, location: foundation.group.location };
  const gatewayName = "agw-oracle";
  const part = (collection, name) => ({
    id: pulumi.interpolate`${foundation.group.id}/providers/Microsoft.Network/applicationGateways/${gatewayName}/${collection}/${name}`,
  });

  const rules = new network.WebApplicationFirewallPolicy("edge-waf", {
    ...common,
    policyName: "waf-oracle",
    policySettings: {
      mode: network.WebApplicationFirewallMode.Prevention,
      state: "Enabled",
      requestBodyCheck: true,
      maxRequestBodySizeInKb: 128,
      fileUploadLimitInMb: 100,
    },
    managedRules: { managedRuleSets: [{ ruleSetType: "Microsoft_DefaultRuleSet", ruleSetVersion: "2.1" }], exclusions: [] },
    customRules: [{
      name: "limit",
      priority: 10,
      ruleType: network.WebApplicationFirewallRuleType.RateLimitRule,
      action: network.WebApplicationFirewallAction.Block,
      rateLimitDuration: network.ApplicationGatewayFirewallRateLimitDuration.OneMin,
      rateLimitThreshold: 300,
      matchConditions: [{
        matchVariables: [{ variableName: network.WebApplicationFirewallMatchVariable.RequestUri }],
        operator: "Contains",
        negationConditon: false,
        matchValues: ["/api/"],
        transforms: [network.WebApplicationFirewallTransform.Lowercase, "UrlDecode"],
      }],
    }],
  });
  new network.ApplicationGateway("edge-gateway", {
    ...common,
    applicationGatewayName: gatewayName,
    sku: { name: network.ApplicationGatewaySkuName.WAF_v2, tier: network.ApplicationGatewayTier.WAF_v2 },
    autoscaleConfiguration: { minCapacity: 0, maxCapacity: 3 },
    enableHttp2: true,
    firewallPolicy: { id: rules.id },
    identity: { type: network.ResourceIdentityType.UserAssigned, userAssignedIdentities: [foundation.identity.id] },
    gatewayIPConfigurations: [{ name: "subnet", subnet: { id: net.siteSubnetId } }],
    frontendIPConfigurations: [
      { name: "inside", privateIPAllocationMethod: "Static", privateIPAddress: "10.1.0.10", subnet: { id: net.siteSubnetId } },
    ],
    frontendPorts: [{ name: "https", port: 443 }],
    sslCertificates: [{ name: "site", data: pulumi.secret("pfx"), password: pulumi.secret("word") }],
    sslPolicy: {
      policyType: network.ApplicationGatewaySslPolicyType.CustomV2,
      minProtocolVersion: network.ApplicationGatewaySslProtocol.TLSv1_2,
      cipherSuites: [network.ApplicationGatewaySslCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384],
    },
    backendAddressPools: [{ name: "site", backendAddresses: [{ fqdn: "app-oracle.azurewebsites.net" }] }],
    backendHttpSettingsCollection: [{
      name: "https",
      port: 443,
      protocol: network.ApplicationGatewayProtocol.Https,
      cookieBasedAffinity: network.ApplicationGatewayCookieBasedAffinity.Disabled,
      pickHostNameFromBackendAddress: true,
      requestTimeout: 240,
      probe: part("probes", "ready"),
    }],
    probes: [
      {
        name: "ready",
        protocol: "Https",
        path: "/ready",
        interval: 30,
        timeout: 30,
        unhealthyThreshold: 3,
        match: { statusCodes: ["200-399"] },
      },
    ],
    httpListeners: [{
      name: "https",
      protocol: "Https",
      hostNames: ["chat.example.org"],
      frontendIPConfiguration: part("frontendIPConfigurations", "inside"),
      frontendPort: part("frontendPorts", "https"),
      sslCertificate: part("sslCertificates", "site"),
    }],
    requestRoutingRules: [{
      name: "all",
      ruleType: network.ApplicationGatewayRequestRoutingRuleType.Basic,
      priority: 100,
      httpListener: part("httpListeners", "https"),
      backendAddressPool: part("backendAddressPools", "site"),
      backendHttpSettings: part("backendHttpSettingsCollection", "https"),
    }],
    zones: ["1", "2"],
  });

  const policy = new network.FirewallPolicy("edge-firewall-policy", {
    ...common,
    firewallPolicyName: "afwp-oracle",
    sku: { tier: network.FirewallPolicySkuTier.Standard },
    threatIntelMode: network.AzureFirewallThreatIntelMode.Deny,
    dnsSettings: { enableProxy: true, servers: [] },
  });
  const collections = new network.FirewallPolicyRuleCollectionGroup("edge-firewall-rules", {
    resourceGroupName: foundation.group.name,
    firewallPolicyName: policy.name,
    ruleCollectionGroupName: "workload",
    priority: 200,
    ruleCollections: [{
      ruleCollectionType: "FirewallPolicyFilterRuleCollection",
      name: "allow",
      priority: 100,
      action: { type: network.FirewallPolicyFilterRuleCollectionActionType.Allow },
      rules: [
        {
          ruleType: "ApplicationRule",
          name: "sign-in",
          sourceAddresses: ["10.1.0.0/26"],
          protocols: [{ protocolType: network.FirewallPolicyRuleApplicationProtocolType.Https, port: 443 }],
          targetFqdns: ["login.microsoftonline.com"],
        },
        {
          ruleType: "NetworkRule",
          name: "monitor",
          sourceAddresses: ["10.1.0.0/26"],
          destinationAddresses: ["AzureMonitor"],
          destinationPorts: ["443"],
          ipProtocols: [network.FirewallPolicyRuleNetworkProtocol.TCP, "UDP"],
        },
      ],
    }],
  }, { parent: policy });
  new network.AzureFirewall("edge-firewall", {
    ...common,
    azureFirewallName: "afw-oracle",
    sku: { name: network.AzureFirewallSkuName.AZFW_VNet, tier: "Standard" },
    firewallPolicy: { id: policy.id },
    ipConfigurations: [{ name: "ip", subnet: { id: net.endpointSubnetId } }],
    additionalProperties: { "Network.DNS.EnableProxy": "true" },
    zones: [],
  }, { dependsOn: [collections] });
  new network.BastionHost("edge-bastion", {
    ...common,
    bastionHostName: "bas-oracle",
    sku: { name: network.BastionHostSkuName.Developer },
    virtualNetwork: { id: net.vnetId },
    networkAcls: { ipRules: [{ addressPrefix: "203.0.113.7/32" }] },
  });
}

module.exports = { registerEdge };
