"use strict";
const { ResourceGroup } = require("@pulumi/azure-native/resources");
const { BlobContainer, StorageAccount } = require("@pulumi/azure-native/storage");

function create(unit) {
  const group = new ResourceGroup(`group-${unit}`, { resourceGroupName: `rg-store-${unit}`, location: "swedencentral" });
  for (let index = 1; index <= 2; index++) {
    const store = account(`store-${unit}-${index}`, `ststore${unit}x${index}`, group);
    for (let number = 1; number <= 11; number++) {
      new BlobContainer(`container-${unit}-${index}-${number}`, {
        accountName: store.name,
        resourceGroupName: group.name,
        containerName: `documents-${number}`,
        publicAccess: "None",
      });
    }
  }
}

function account(name, accountName, group) {
  return new StorageAccount(name, {
    accountName,
    resourceGroupName: group.name,
    location: group.location,
    kind: "StorageV2",
    sku: { name: "Standard_ZRS" },
    allowSharedKeyAccess: false,
    allowBlobPublicAccess: false,
    minimumTlsVersion: "TLS1_2",
    publicNetworkAccess: "Disabled",
    networkRuleSet: { defaultAction: "Deny", bypass: "None" },
  });
}

module.exports = { create, account };
