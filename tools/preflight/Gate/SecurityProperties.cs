namespace Preflight.Gate;

/// <summary>
/// The table of properties that must not get weaker, for any type that has them. Property names of Azure mean the same everywhere but
/// where types are named.
/// </summary>
public static class SecurityProperties
{
    private static readonly string[] On = ["true", "false"];
    private static readonly string[] Off = ["false", "true"];
    private static readonly string[] Closed = ["Disabled", "SecuredByPerimeter", "Enabled"];
    private static readonly string[] Deny = ["Deny", "Allow"];
    private static readonly string[] Number = [];

    /// <summary>What ties a resource to something that guards it; another in its place is as good, none is not.</summary>
    public static readonly IReadOnlyList<string> Links =
    [
        "networkSecurityGroup.id",
        "routeTable.id",
        "firewallPolicy.id",
        "virtualNetworkSubnetId",
        "raiPolicyName",
    ];

    /// <summary>The accepted token issuers: the issuer of every tenant looks much like your own.</summary>
    public static readonly IReadOnlyList<string> Anchors = ["registration.openIdIssuer"];

    public static readonly IReadOnlyList<SecurityProperty> All =
    [
        // Access and authentication
        new("disableLocalAuth", On, "false"),
        new("disableKeyBasedMetadataWriteAccess", On, "false"),
        new("allowSharedKeyAccess", Off, "true"),
        new("defaultToOAuthAuthentication", On, "false"),
        new("isLocalUserEnabled", Off, "true"),
        new("isSftpEnabled", Off, "false"),
        new("adminUserEnabled", Off, "false"),
        new("anonymousPullEnabled", Off, "false"),
        new("allowBlobPublicAccess", Off, "false"),
        new("allowCrossTenantReplication", Off, "false"),
        new("enableRbacAuthorization", On, "false"),
        new("enabledForDeployment", Off, "false"),
        new("enabledForDiskEncryption", Off, "false"),
        new("enabledForTemplateDeployment", Off, "false"),
        new("requireAuthentication", On, "false"),
        new("platform.enabled", On, "false", "web:WebAppAuthSettings"),
        new("clientCertEnabled", On, "false"),
        new("unauthenticatedClientAction", ["Return403", "Return401", "RedirectToLoginPage", "AllowAnonymous"], "RedirectToLoginPage"),
        new("allow", Off, "true", "web:WebAppFtpAllowed", "web:WebAppScmAllowed"),
        new("authMode", ["AADToken", "AMLToken", "Key"], "Key"),
        new("disablePasswordAuthentication", On, "false"),
        new("remoteDebuggingEnabled", Off, "false"),
        // From where
        new("publicNetworkAccess", Closed, "Enabled"),
        new("publicNetworkAccessForIngestion", Closed, "Enabled"),
        new("publicNetworkAccessForQuery", Closed, "Enabled"),
        new("egressPublicNetworkAccess", ["Disabled", "Enabled"], "Enabled"),
        new("defaultAction", Deny, "Allow"),
        new("ipSecurityRestrictionsDefaultAction", Deny, "Allow"),
        new("scmIpSecurityRestrictionsDefaultAction", Deny, "Allow"),
        new("scmIpSecurityRestrictionsUseMain", On, "false"),
        new("bypass", ["None", "AzureServices"], "AzureServices"),
        new("networkAclBypass", ["None", "AzureServices"], "None"),
        new("networkRuleBypassOptions", ["None", "AzureServices"], "AzureServices"),
        new("restrictOutboundNetworkAccess", On, "false"),
        new("isolationMode", ["AllowOnlyApprovedOutbound", "AllowInternetOutbound", "Disabled"], "Disabled"),
        new("defaultOutboundAccess", Off, "true"),
        new("enableShareableLink", Off, "false"),
        new("ingestionAccessMode", ["PrivateOnly", "Open"], "Open"),
        new("queryAccessMode", ["PrivateOnly", "Open"], "Open"),
        // How
        new("httpsOnly", On, "false"),
        new("enableHttpsTrafficOnly", On, "true"),
        new("minTlsVersion", ["1.3", "1.2", "1.1", "1.0"], "1.2"),
        new("scmMinTlsVersion", ["1.3", "1.2", "1.1", "1.0"], "1.2"),
        new("minimumTlsVersion", ["TLS1_3", "TLS1_2", "TLS1_1", "TLS1_0"], "TLS1_0"),
        new("minimalTlsVersion", ["Tls13", "Tls12", "Tls11", "Tls"], "Tls12"),
        new("minProtocolVersion", ["TLSv1_3", "TLSv1_2", "TLSv1_1", "TLSv1_0"], "TLSv1_0"),
        new("ftpsState", ["Disabled", "FtpsOnly", "AllAllowed"], "FtpsOnly"),
        new("requireInfrastructureEncryption", On, "false"),
        new("keySource", ["Microsoft.KeyVault", "Microsoft.Storage", "Microsoft.CognitiveServices"], "Microsoft.Storage"),
        new("secureBootEnabled", On, "false"),
        new("vTpmEnabled", On, "false"),
        // What watches and stops
        new("policySettings.mode", ["Prevention", "Detection"], "Detection"),
        new("policySettings.state", ["Enabled", "Disabled"], "Disabled"),
        new("requestBodyCheck", On, "true"),
        new("requestBodyEnforcement", On, "true"),
        new("threatIntelMode", ["Deny", "Alert", "Off"], "Alert"),
        new("intrusionDetection.mode", ["Deny", "Alert", "Off"], "Off"),
        new("protectionMode", ["Enabled", "VirtualNetworkInherited", "Disabled"], "VirtualNetworkInherited"),
        new("enableDdosProtection", On, "false"),
        new("pricingTier", ["Standard", "Free"], "Free", "security:"),
        new("enforcementMode", ["Default", "DoNotEnforce"], "Default", "authorization:"),
        new("level", ["ReadOnly", "CanNotDelete", "NotSpecified"], "NotSpecified", "authorization:ManagementLock"),
        new("properties.mode", ["Blocking", "Default", "Deferred", "Asynchronous_filter"], "Default", "cognitiveservices:RaiPolicy"),
        new(
            "enabled",
            On,
            "true",
            "monitor:MetricAlert",
            "monitor:ScheduledQueryRule",
            "monitor:ActivityLogAlert",
            "monitor:ActionGroup",
            "alertsmanagement:",
            "applicationinsights:WebTest",
            "network:FlowLog"
        ),
        // Recovery of deleted data
        new("enablePurgeProtection", On, "false"),
        new("enableSoftDelete", On, "true"),
        new("softDeleteRetentionInDays", Number, "90"),
        new("deleteRetentionPolicy.enabled", On, "false"),
        new("deleteRetentionPolicy.days", Number, "0"),
        new("containerDeleteRetentionPolicy.enabled", On, "false"),
        new("containerDeleteRetentionPolicy.days", Number, "0"),
        new("restorePolicy.enabled", On, "false"),
        new("restorePolicy.days", Number, "0"),
        new("isVersioningEnabled", On, "false"),
        new("retentionInDays", Number, "30", "operationalinsights:"),
        new("backupPolicy.type", ["Continuous", "Periodic"], "Periodic", "cosmosdb:"),
        new("continuousModeProperties.tier", ["Continuous30Days", "Continuous7Days"], "Continuous30Days", "cosmosdb:"),
    ];
}
