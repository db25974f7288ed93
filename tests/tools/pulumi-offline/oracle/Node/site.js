"use strict";
const pulumi = require("@pulumi/pulumi");
const applicationinsights = require("@pulumi/azure-native/applicationinsights");
const web = require("@pulumi/azure-native/web");

/** App Service with a slot, sign-in, and the settings that carry plain, computed and secret values side by side. */
function registerSite(foundation, network, ai, data) {
  const group = { resourceGroupName: foundation.group.name };
  const location = foundation.group.location;
  const apiKey = new pulumi.Config().requireSecret("apiKey");

  const insights = new applicationinsights.Component("insights", {
    ...group,
    resourceName: "appi-oracle",
    location,
    kind: "web",
    applicationType: applicationinsights.ApplicationType.Web,
    workspaceResourceId: foundation.workspace.id,
    ingestionMode: applicationinsights.IngestionMode.LogAnalytics,
    disableLocalAuth: true,
    samplingPercentage: 12.5,
    retentionInDays: 90,
  });
  const plan = new web.AppServicePlan("plan", {
    ...group,
    name: "asp-oracle",
    location,
    kind: "linux",
    reserved: true,
    zoneRedundant: true,
    sku: { name: "P0v3", tier: "Premium0V3", capacity: 3, skuCapacity: { minimum: 1, maximum: 6 } },
  });

  const settings = {
    alwaysOn: true,
    linuxFxVersion: "DOTNETCORE|10.0",
    ftpsState: web.FtpsState.Disabled,
    minTlsVersion: web.SupportedTlsVersions.SupportedTlsVersions_1_2,
    scmMinTlsVersion: "1.2",
    healthCheckPath: "/ready",
    httpLoggingEnabled: true,
    vnetRouteAllEnabled: true,
    webSocketsEnabled: false,
    appSettings: [
      { name: "APPLICATIONINSIGHTS_CONNECTION_STRING", value: insights.connectionString },
      { name: "Ai__Endpoint", value: ai.account.properties.endpoint },
      { name: "Ai__Key", value: apiKey },
      { name: "Search__Endpoint", value: pulumi.interpolate`https://${ai.search.name}.search.windows.net` },
      {
        name: "Vault__Secret",
        value: pulumi.interpolate`@Microsoft.KeyVault(VaultName=${data.vault.name};SecretName=${data.secret.name})`,
      },
      { name: "Mixed", value: pulumi.interpolate`${foundation.group.name}/${apiKey}` },
      { name: "WEBSITE_RUN_FROM_PACKAGE", value: "1" },
    ],
    connectionStrings: [{ name: "db", type: web.ConnectionStringType.Custom, connectionString: pulumi.secret("Server=db") }],
    cors: { allowedOrigins: ["https://portal.azure.com"], supportCredentials: false },
    defaultDocuments: [],
    ipSecurityRestrictions: [
      { name: "office", priority: 100, action: "Allow", ipAddress: "203.0.113.0/24", tag: web.IpFilterTag.Default },
      {
        name: "door",
        priority: 200,
        action: "Allow",
        ipAddress: "AzureFrontDoor.Backend",
        tag: "ServiceTag",
        headers: { "x-azure-fdid": ["abc", "def"] },
      },
      { name: "subnet", priority: 300, action: "Deny", vnetSubnetResourceId: network.siteSubnetId },
    ],
    ipSecurityRestrictionsDefaultAction: web.DefaultAction.Deny,
    loadBalancing: web.SiteLoadBalancing.LeastRequests,
    azureStorageAccounts: {
      share: {
        type: web.AzureStorageType.AzureFiles,
        accountName: data.account.name,
        accessKey: pulumi.secret("key"),
        shareName: "files",
        mountPath: "/mnt",
      },
    },
  };
  const site = {
    ...group,
    location,
    kind: "app,linux",
    serverFarmId: plan.id,
    httpsOnly: true,
    clientAffinityEnabled: false,
    clientCertMode: web.ClientCertMode.Optional,
    publicNetworkAccess: "Enabled",
    identity: {
      type: web.ManagedServiceIdentityType.SystemAssigned_UserAssigned,
      userAssignedIdentities: [foundation.identity.id],
    },
    keyVaultReferenceIdentity: foundation.identity.id,
    virtualNetworkSubnetId: network.siteSubnetId,
    outboundVnetRouting: { allTraffic: true, contentShareTraffic: true, imagePullTraffic: false },
    siteConfig: settings,
    tags: { ...foundation.tags, insights: insights.id },
  };
  const app = new web.WebApp("site", { ...site, name: "app-oracle" }, { dependsOn: [network, data.secret] });
  const slot = new web.WebAppSlot("site-staging", { ...site, name: app.name, slot: "staging" }, { parent: app });

  const child = { ...group, name: app.name };
  new web.WebAppFtpAllowed("site-ftp", { ...child, allow: false }, { parent: app });
  new web.WebAppScmAllowed("site-scm", { ...child, allow: false }, { parent: app });
  new web.WebAppScmAllowedSlot("site-staging-scm", { ...child, slot: "staging", allow: false }, { parent: slot });
  new web.WebAppFtpAllowedSlot("site-staging-ftp", { ...child, slot: "staging", allow: false }, { parent: slot });
  new web.WebAppAuthSettingsV2Slot("site-staging-sign-in", {
    ...child,
    slot: "staging",
    platform: { enabled: true },
    httpSettings: { forwardProxy: { convention: web.ForwardProxyConvention.Custom, customHostHeaderName: "X-Original-Host" } },
  }, { parent: slot });
  new web.WebAppSlotConfigurationNames("site-sticky", { ...child, appSettingNames: ["Ai__Key"] }, { parent: app, dependsOn: slot });
  new web.WebAppApplicationSettings("site-settings", {
    ...child,
    properties: { plain: "1", secret: apiKey, computed: foundation.identity.clientId },
  }, { parent: app, dependsOn: [slot] });
  new web.WebAppAuthSettingsV2("site-sign-in", {
    ...child,
    platform: { enabled: true, runtimeVersion: "~1" },
    globalValidation: {
      requireAuthentication: true,
      redirectToProvider: "azureactivedirectory",
      unauthenticatedClientAction: web.UnauthenticatedClientActionV2.RedirectToLoginPage,
      excludedPaths: ["/live", "/ready"],
    },
    httpSettings: { requireHttps: true, forwardProxy: { convention: web.ForwardProxyConvention.Standard } },
    identityProviders: {
      azureActiveDirectory: {
        enabled: true,
        registration: {
          clientId: "22222222-2222-2222-2222-222222222222",
          clientSecretSettingName: "AUTH_SECRET",
          openIdIssuer: pulumi.interpolate`https://login.microsoftonline.com/${foundation.client.tenantId}/v2.0`,
        },
        validation: {
          allowedAudiences: ["api://oracle"],
          defaultAuthorizationPolicy: { allowedPrincipals: { groups: ["33333333-3333-3333-3333-333333333333"], identities: [] } },
        },
      },
    },
    login: { tokenStore: { enabled: true, tokenRefreshExtensionHours: 72.5 }, preserveUrlFragmentsForLogins: true },
  }, { parent: app });

  return { app, plan, insights };
}

module.exports = { registerSite };
