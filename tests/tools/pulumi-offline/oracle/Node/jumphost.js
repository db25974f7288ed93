"use strict";
const compute = require("@pulumi/azure-native/compute");
const network = require("@pulumi/azure-native/network");

/** A machine inside the network, and a route that is added to a table afterwards. */
function registerJumpHost(foundation, parts) {
  const group = foundation.group.name;
  const table = new network.RouteTable("jump-routes", {
    resourceGroupName: group,
    location: foundation.group.location,
    routeTableName: "rt-jump",
    disableBgpRoutePropagation: true,
  }, { ignoreChanges: ["routes"] });
  new network.Route("jump-route", {
    resourceGroupName: group,
    routeTableName: table.name,
    routeName: "out",
    addressPrefix: "0.0.0.0/0",
    nextHopType: network.RouteNextHopType.VirtualAppliance,
    nextHopIpAddress: "10.1.0.4",
  });
  const card = new network.NetworkInterface("jump-card", {
    resourceGroupName: group,
    location: foundation.group.location,
    networkInterfaceName: "nic-jump",
    ipConfigurations: [
      {
        name: "jump",
        privateIPAllocationMethod: "Dynamic",
        subnet: { id: parts.endpointSubnetId, privateEndpointNetworkPolicies: "Disabled", privateLinkServiceNetworkPolicies: "Enabled" },
      },
    ],
  });
  new compute.VirtualMachine("jump-machine", {
    resourceGroupName: group,
    location: foundation.group.location,
    vmName: "vm-jump",
    hardwareProfile: { vmSize: "Standard_D2s_v5" },
    networkProfile: { networkInterfaces: [{ id: card.id, primary: true }] },
    osProfile: {
      computerName: "jump",
      adminUsername: "azureuser",
      linuxConfiguration: {
        disablePasswordAuthentication: true,
        patchSettings: { patchMode: "AutomaticByPlatform", assessmentMode: compute.LinuxPatchAssessmentMode.AutomaticByPlatform },
        ssh: { publicKeys: [{ path: "/home/azureuser/.ssh/authorized_keys", keyData: "ssh-ed25519 AAAA" }] },
      },
    },
    securityProfile: { securityType: compute.SecurityTypes.TrustedLaunch, uefiSettings: { secureBootEnabled: true, vTpmEnabled: true } },
    storageProfile: {
      imageReference: { publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server", version: "latest" },
      osDisk: {
        createOption: compute.DiskCreateOptionTypes.FromImage,
        deleteOption: "Delete",
        managedDisk: { storageAccountType: "StandardSSD_LRS" },
      },
    },
    diagnosticsProfile: { bootDiagnostics: { enabled: true } },
  });
}

module.exports = { registerJumpHost };
