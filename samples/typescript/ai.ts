import * as pulumi from "@pulumi/pulumi";
import { cognitiveservices, search } from "@pulumi/azure-native";
import { Base } from "./base";
import { Monitoring } from "./monitoring";
import { Network } from "./network";

export function aiAccount(base: Base, net: Network, log: Monitoring) {
    const account = new cognitiveservices.Account("ai", {
        ...base,
        kind: "AIServices",
        sku: { name: "S0" },
        identity: { type: "SystemAssigned" },
        properties: {
            customSubDomainName: "ai-typescript-chat-7f3q",
            disableLocalAuth: true,
            publicNetworkAccess: "Disabled",
            networkAcls: { defaultAction: "Deny" },
        },
    });

    // One child after another, the endpoint after all of them: the account refuses two changes at once.
    const child = { resourceGroupName: base.resourceGroupName, accountName: account.name };
    const chat = new cognitiveservices.Deployment("chat", {
        ...child,
        deploymentName: "chat",
        sku: { name: "GlobalStandard", capacity: 20 },
        properties: {
            model: { format: "OpenAI", name: "gpt-5.4-mini", version: "2026-03-17" },
            raiPolicyName: "Microsoft.DefaultV2",
            versionUpgradeOption: "NoAutoUpgrade",
        },
    });
    const embedding = new cognitiveservices.Deployment("embedding", {
        ...child,
        deploymentName: "embedding",
        sku: { name: "GlobalStandard", capacity: 20 },
        properties: { model: { format: "OpenAI", name: "text-embedding-3-large", version: "1" }, versionUpgradeOption: "NoAutoUpgrade" },
    }, { dependsOn: [chat] });
    log.watch("ai", account.id, ["Audit", "RequestResponse", "AzureOpenAIRequestUsage", "Trace"]);
    const names = ["privatelink.cognitiveservices.azure.com", "privatelink.openai.azure.com", "privatelink.services.ai.azure.com"];
    return { account, lastEndpoint: net.attach("ai", account.id, "account", names, [embedding]) };
}

export function searchService(base: Base, net: Network, log: Monitoring, after: pulumi.Resource) {
    const service = new search.Service("search", {
        ...base,
        searchServiceName: "srch-typescript-chat-7f3q",
        sku: { name: "basic" },
        replicaCount: 1,
        partitionCount: 1,
        semanticSearch: "free",
        disableLocalAuth: true,
        publicNetworkAccess: "disabled",
        identity: { type: "SystemAssigned" },
    });
    log.watch("search", service.id, ["OperationLogs"]);
    net.attach("search", service.id, "searchService", ["privatelink.search.windows.net"], [after]);
    return { service };
}
