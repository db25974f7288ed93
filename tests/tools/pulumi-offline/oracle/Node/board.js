"use strict";
const pulumi = require("@pulumi/pulumi");
const applicationinsights = require("@pulumi/azure-native/applicationinsights");

/** A workbook over the workspace. */
function registerBoard(foundation) {
  new applicationinsights.Workbook("board", {
    resourceGroupName: foundation.group.name,
    resourceName: "6f1cc3b0-53f0-4a3e-9d4c-0a4f5b5b7f10",
    location: foundation.group.location,
    kind: applicationinsights.WorkbookSharedTypeKind.Shared,
    category: "workbook",
    displayName: "Oracle: operations",
    description: "What is seen of it",
    version: "Notebook/1.0",
    sourceId: foundation.workspace.id.apply((id) => id.toLowerCase()),
    serializedData: pulumi.interpolate`{"version":"Notebook/1.0","fallbackResourceIds":["${foundation.workspace.id}"]}`,
    tags: foundation.tags,
  });
}

module.exports = { registerBoard };
