import * as pulumi from "@pulumi/pulumi";
import { cognitiveservices, managedidentity, search, web } from "@pulumi/azure-native";
import { Base } from "./base";
import { Monitoring } from "./monitoring";
import { Network } from "./network";

interface Parts {
    app: managedidentity.UserAssignedIdentity;
    ai: cognitiveservices.Account;
    search: search.Service;
    roles: pulumi.Resource[];
}

/** The site: with sign-in, open to one address, with outbound traffic through the network. */
export function site(base: Base, net: Network, log: Monitoring, parts: Parts) {
    const plan = new web.AppServicePlan("plan", {
        ...base,
        kind: "linux",
        reserved: true,
        sku: { name: "B1", tier: "Basic", capacity: 1 },
    });
    const settings: Record<string, pulumi.Input<string>> = {
        AZURE_CLIENT_ID: parts.app.clientId,
        AZURE_OPENAI_ENDPOINT: pulumi.interpolate`https://${parts.ai.properties.customSubDomainName}.openai.azure.com/`,
        AZURE_OPENAI_DEPLOYMENT_NAME: "chat",
        AZURE_SEARCH_ENDPOINT: pulumi.interpolate`https://${parts.search.name}.search.windows.net`,
        AZURE_SEARCH_INDEX: "knowledge",
        APPLICATIONINSIGHTS_CONNECTION_STRING: pulumi.secret(log.insights.connectionString),
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: pulumi.interpolate`Authorization=AAD;ClientId=${parts.app.clientId}`,
    };
    const chat = new web.WebApp("site", {
        ...base,
        kind: "app,linux",
        reserved: true,
        serverFarmId: plan.id,
        httpsOnly: true,
        clientAffinityEnabled: false,
        sshEnabled: false,
        publicNetworkAccess: "Enabled",
        virtualNetworkSubnetId: net.appSubnet,
        outboundVnetRouting: { allTraffic: true },
        identity: { type: "UserAssigned", userAssignedIdentities: [parts.app.id] },
        siteConfig: {
            linuxFxVersion: "DOTNETCORE|10.0",
            alwaysOn: true,
            http20Enabled: true,
            ftpsState: "Disabled",
            remoteDebuggingEnabled: false,
            minTlsVersion: "1.2",
            scmMinTlsVersion: "1.2",
            healthCheckPath: "/healthz",
            ipSecurityRestrictionsDefaultAction: "Deny",
            scmIpSecurityRestrictionsDefaultAction: "Deny",
            ipSecurityRestrictions: [{ name: "office", ipAddress: "203.0.113.10/32", action: "Allow", priority: 100 }],
            appSettings: Object.entries(settings).map(([name, value]) => ({ name, value })),
        },
    }, { dependsOn: parts.roles });
    const child = { name: chat.name, resourceGroupName: base.resourceGroupName };
    // Deleting these settings would write their defaults while the app still runs, so they go with it.
    const ftp = new web.WebAppFtpAllowed("ftp", { ...child, allow: false }, { deletedWith: chat });
    const scm = new web.WebAppScmAllowed("scm", { ...child, allow: false }, { dependsOn: [ftp], deletedWith: chat });
    new web.WebAppAuthSettingsV2("sign-in", {
        ...child,
        platform: { enabled: true },
        globalValidation: {
            requireAuthentication: true,
            unauthenticatedClientAction: "RedirectToLoginPage",
            redirectToProvider: "azureactivedirectory",
        },
        identityProviders: {
            azureActiveDirectory: {
                enabled: true,
                registration: {
                    clientId: "22222222-3333-4444-8555-666666666666",
                    openIdIssuer: "https://login.microsoftonline.com/22222222-3333-4444-8555-000000000000/v2.0",
                },
            },
        },
    }, { dependsOn: [scm], deletedWith: chat });
    log.watch("plan", plan.id, []);
    log.watch("site", chat.id, [
        "AppServiceHTTPLogs",
        "AppServiceConsoleLogs",
        "AppServiceAppLogs",
        "AppServicePlatformLogs",
        "AppServiceAuthenticationLogs",
    ]);
}
