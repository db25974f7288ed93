namespace Planning.Requests;

/// <summary>What no general rule finds: inputs that ARM calls otherwise, and inputs that only Pulumi has.</summary>
public static class InputNames
{
    /// <summary>Resource type or *, input → the name in ARM. `properties.` before it where the top level has the name too.</summary>
    private static readonly Dictionary<(string Type, string Input), string> Renamed = new()
    {
        [("storage:StorageAccount", "enableHttpsTrafficOnly")] = "supportsHttpsTrafficOnly",
        [("storage:StorageAccount", "enableNfsV3")] = "isNfsV3Enabled",
        [("storage:StorageAccount", "networkRuleSet")] = "networkAcls",
        [("storage:StorageAccount", "encryptionIdentity")] = "identity",
        [("storage:StorageAccount", "encryptionUserAssignedIdentity")] = "userAssignedIdentity",
        [("storage:StorageAccount", "encryptionFederatedIdentityClientId")] = "federatedIdentityClientId",
        [("storage:StorageAccount", "iPAddressOrRange")] = "value",
        [("storage:StorageAccount", "virtualNetworkResourceId")] = "id",
        [("storage:StorageAccount", "keyVaultUri")] = "keyvaulturi",
        [("storage:StorageAccount", "keyName")] = "keyname",
        [("storage:StorageAccount", "keyVersion")] = "keyversion",
        [("containerregistry:Registry", "iPAddressOrRange")] = "value",
        [("keyvault:Key", "expires")] = "exp",
        [("keyvault:Key", "notBefore")] = "nbf",
        [("keyvault:Secret", "expires")] = "exp",
        [("keyvault:Secret", "notBefore")] = "nbf",
        [("keyvault:Key", "releasePolicy")] = "release_policy",
        [("monitor:MetricAlert", "odataType")] = "odata.type",
        [("cognitiveservices:AccountCapabilityHost", "capabilityHostProperties")] = "properties",
        [("cognitiveservices:ProjectCapabilityHost", "projectCapabilityHostProperties")] = "properties",
        [("authorization:RoleDefinition", "roleType")] = "properties.type",
        [("applicationinsights:WebTest", "webTestKind")] = "properties.Kind",
        [("applicationinsights:WebTest", "webTestName")] = "properties.Name",
        [("applicationinsights:WebTest", "location")] = "Id",
        [("apimanagement:Api", "soapApiType")] = "apiType",
        [("apimanagement:Api", "translateRequiredQueryParametersConduct")] = "translateRequiredQueryParameters",
        [("apimanagement:WorkspaceApi", "soapApiType")] = "apiType",
        [("apimanagement:WorkspaceApi", "translateRequiredQueryParametersConduct")] = "translateRequiredQueryParameters",
    };

    /// <summary>Inputs that steer the provider, are sent in the query or are part of the address, though no path names them.</summary>
    private static readonly HashSet<(string Type, string Input)> OfThePath =
    [
        ("*", "resourceGroupName"),
        ("*", "subscriptionId"),
        ("monitor:AutoscaleSetting", "autoscaleSettingName"),
        ("web:WebAppSlot", "slot"),
        ("web:WebAppFtpAllowed", "name"),
        ("web:WebAppScmAllowed", "name"),
        ("web:WebAppAuthSettingsV2", "name"),
        ("web:WebAppSlotConfigurationNames", "name"),
        ("web:WebAppApplicationSettings", "name"),
        ("web:WebAppConnectionStrings", "name"),
        ("web:WebAppDiagnosticLogsConfiguration", "name"),
        ("web:WebAppMetadata", "name"),
        ("resources:Resource", "resourceProviderNamespace"),
        ("resources:Resource", "resourceType"),
        ("resources:Resource", "parentResourcePath"),
        ("resources:Resource", "apiVersion"),
        ("resources:Resource", "resourceName"),
        ("apimanagement:Subscription", "appType"),
        ("apimanagement:Subscription", "notify"),
        ("apimanagement:User", "notify"),
        ("apimanagement:WorkspaceSubscription", "appType"),
        ("apimanagement:WorkspaceSubscription", "notify"),
        ("devcenter:Schedule", "top"),
        ("hybridcompute:Machine", "expand"),
        ("kusto:ReadOnlyFollowingDatabase", "callerRole"),
        ("kusto:ReadWriteDatabase", "callerRole"),
        ("machinelearningservices:ConnectionDeployment", "proxyApiVersion"),
        ("machinelearningservices:ConnectionRaiBlocklist", "proxyApiVersion"),
        ("machinelearningservices:ConnectionRaiBlocklistItem", "proxyApiVersion"),
        ("machinelearningservices:ConnectionRaiPolicy", "proxyApiVersion"),
        ("machinelearningservices:Datastore", "skipValidation"),
        ("machinelearningservices:RaiPolicy", "proxyApiVersion"),
        ("network:ConnectionMonitor", "migrate"),
        ("network:VirtualNetworkPeering", "syncRemoteAddressSpace"),
        ("storage:FileShare", "expand"),
        ("synapse:BigDataPool", "force"),
        ("testbase:TestBaseAccount", "restore"),
        ("web:StaticSiteUserProvidedFunctionAppForStaticSite", "isForced"),
        ("web:StaticSiteUserProvidedFunctionAppForStaticSiteBuild", "isForced"),
        ("storage:BlobServiceProperties", "blobServicesName"),
        ("storage:ManagementPolicy", "managementPolicyName"),
    ];

    /// <summary>Inputs that are part of the address and stand in the body as well.</summary>
    private static readonly HashSet<(string Type, string Input)> Twice = [("applicationinsights:WebTest", "webTestName")];

    /// <param name="token">Without "azure-native:".</param>
    public static string? Rename(string token, string input) => Renamed.GetValueOrDefault((token, input));

    public static bool IsOfThePath(string token, string path, string input) =>
        !Twice.Contains((token, input))
        && (
            OfThePath.Contains((token, input))
            || OfThePath.Contains(("*", input))
            || path.Contains($"{{{input}}}", StringComparison.Ordinal)
        );
}
