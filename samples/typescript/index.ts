import * as pulumi from "@pulumi/pulumi";
import { authorization, consumption, managedidentity, resources } from "@pulumi/azure-native";
import { aiAccount, searchService } from "./ai";
import { network } from "./network";
import { workspace } from "./monitoring";
import { site } from "./site";

const owner = new pulumi.Config().require("owner");
export const tags = { owner, "cost-centre": "research", environment: pulumi.getStack(), workload: "typescript-chat" };
const group = new resources.ResourceGroup("group", { tags });
const base = { resourceGroupName: group.name, location: group.location, tags };

const log = workspace(base);
const net = network(base, log);
const app = new managedidentity.UserAssignedIdentity("app", base);
const ai = aiAccount(base, net, log);
const search = searchService(base, net, log, ai.lastEndpoint);

// A role's name is a GUID of our own: the same in every run.
const grant = (name: string, guid: string, role: string, scope: pulumi.Input<string>) => new authorization.RoleAssignment(name, {
    roleAssignmentName: guid,
    principalId: app.principalId,
    principalType: "ServicePrincipal",
    roleDefinitionId: pulumi.interpolate`/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    scope,
});
const roles = [
    grant("app-uses-ai", "0f2b7a3e-6c1d-4e58-9a64-2d8f1c5b7e01", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", ai.account.id),
    grant("app-reads-search", "0f2b7a3e-6c1d-4e58-9a64-2d8f1c5b7e02", "1407120a-92aa-4202-b7e9-c0e197c71c8f", search.service.id),
    grant("app-publishes", "0f2b7a3e-6c1d-4e58-9a64-2d8f1c5b7e03", "3913510d-42f4-4e42-8a64-420c390055eb", log.insights.id),
];

site(base, net, log, { app, ai: ai.account, search: search.service, roles });

new consumption.Budget("budget", {
    scope: group.id,
    amount: 200,
    category: "Cost",
    timeGrain: "Monthly",
    timePeriod: { startDate: `${new Date().toISOString().slice(0, 7)}-01T00:00:00Z` },
    notifications: {
        actual: { enabled: true, operator: "GreaterThan", threshold: 80, thresholdType: "Actual", contactEmails: ["platform@example.com"] },
        forecast: {
            enabled: true,
            operator: "GreaterThan",
            threshold: 100,
            thresholdType: "Forecasted",
            contactEmails: ["platform@example.com"],
        },
    },
}, { ignoreChanges: ["timePeriod"] }); // A budget starts in the month in which it is made; Azure keeps that.

export const host = pulumi.interpolate`https://${search.service.name}.search.windows.net`;
