using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>Which inputs protect a workload, and which Azure or others change on purpose.</summary>
internal static class IgnoredInputs
{
    /// <summary>Names anywhere in a path, separated by spaces. With a type before the colon only for this type.</summary>
    private static readonly HashSet<string> Protective = Words(
        """
        publicNetworkAccess publicNetworkAccessForIngestion publicNetworkAccessForQuery networkAcls networkRuleSet networkAclBypass
        ipRules ipRangeFilter virtualNetworkRules firewallRules defaultAction bypass ipSecurityRestrictions scmIpSecurityRestrictions
        ipSecurityRestrictionsDefaultAction scmIpSecurityRestrictionsDefaultAction scmIpSecurityRestrictionsUseMain
        apiServerAccessProfile authorizedIPRanges privateLinkServiceConnections privateEndpointNetworkPolicies networkInjections
        disableLocalAuth disableLocalAuthentication disableLocalAccounts disableKeyBasedMetadataWriteAccess allowSharedKeyAccess
        authOptions adminUserEnabled anonymousPullEnabled allowBlobPublicAccess publicAccess allowCrossTenantReplication
        allowedCopyScope isLocalUserEnabled isSftpEnabled defaultToOAuthAuthentication enableHttpsTrafficOnly httpsOnly
        minimumTlsVersion minimalTlsVersion minTlsVersion scmMinTlsVersion ftpsState sslPolicy sslProfiles sslEnforcement
        encryption encryptionWithCmk keyVaultKeyUri keyVaultProperties customerManagedKey infrastructureEncryption encryptionAtHost
        identity authSettings clientCertEnabled clientCertMode remoteDebuggingEnabled cors appSettings
        enableRbacAuthorization enableSoftDelete enablePurgeProtection softDeleteRetentionInDays accessPolicies
        securityRules networkSecurityGroup routeTable routes defaultOutboundAccess serviceEndpointPolicies delegations nextHopIpAddress
        threatIntelMode threatIntelWhitelist intrusionDetection transportSecurity ruleCollections firewallPolicy dnsSettings
        managedRules customRules policySettings webApplicationFirewallConfiguration
        globalValidation identityProviders roleDefinitionId principalId condition assignableScopes permissions dataActions
        contentFilters raiPolicyName basePolicyName customBlocklists restrictOutboundNetworkAccess allowedFqdnList
        deleteRetentionPolicy containerDeleteRetentionPolicy shareDeleteRetentionPolicy restorePolicy isVersioningEnabled
        changeFeed backupPolicy immutableStorageWithVersioning immutabilityPolicy legalHold
        virtualNetworkSubnetId vnetRouteAllEnabled outboundVnetRouting dataExfiltrationProtections managedNetwork
        enforcementMode policyDefinitionId notScopes subject issuer audiences authMode disableIpMasking
        web:WebAppAuthSettingsV2:platform web:WebAppAuthSettingsV2:httpSettings web:WebAppAuthSettingsV2:login
        web:WebAppAuthSettingsV2Slot:platform web:WebAppAuthSettingsV2Slot:httpSettings web:WebAppAuthSettingsV2Slot:login
        web:WebAppFtpAllowed:allow web:WebAppScmAllowed:allow web:WebAppFtpAllowedSlot:allow web:WebAppScmAllowedSlot:allow
        authorization:RoleAssignment:scope authorization:ManagementLockByScope:scope authorization:ManagementLockByScope:level
        authorization:PolicyAssignment:parameters cognitiveservices:RaiPolicy:mode storage:ManagementPolicy:policy
        network:SecurityRule:access network:SecurityRule:sourceAddressPrefix network:SecurityRule:sourceAddressPrefixes
        network:SecurityRule:destinationPortRange network:SecurityRule:destinationPortRanges network:SecurityRule:priority
        """
    );

    /// <summary>Names at the end of a path whose drift is no loss: Azure, a policy or another tool sets them. API Management answers with
    /// references to a logger's credentials.</summary>
    private static readonly HashSet<string> Harmless = Words(
        """
        tags customDnsConfigs customNetworkInterfaceName etag provisioningState upgradeAvailable timePeriod description displayName
        friendlyName notes virtualNetworkPeerings applicationGatewayIPConfigurations serviceAssociationLinks ipTags ipConfigurations
        metadata createMode administratorLoginPassword adminPassword password value location resourceGroupName count
        serializedData kubernetesVersion currentKubernetesVersion orchestratorVersion image apimanagement:Logger:credentials
        """
    );

    /// <summary>An input that lists children → the types of children that can be declared apart.</summary>
    private static readonly Dictionary<string, string[]> Apart = new()
    {
        ["securityRules"] = ["network:SecurityRule"],
        ["routes"] = ["network:Route"],
        ["subnets"] = ["network:Subnet"],
        ["accessPolicies"] = ["keyvault:AccessPolicy"],
    };

    public static bool IsHarmless(AzureResource resource, IReadOnlyList<string> steps, AzurePlan plan) =>
        Harmless.Contains(steps[^1])
        || Harmless.Contains($"{resource.Token}:{steps[^1]}")
        || Harmless.Contains(steps[0])
        || IsApart(resource, steps[^1], plan)
        || (
            steps[^1] == "capacity"
            && plan.Of("monitor:AutoscaleSetting")
                .Any(each => string.Equals(each.Text("targetResourceUri"), resource.Id, StringComparison.OrdinalIgnoreCase))
        );

    /// <returns>The protective input that a path is, contains or is in; null if there is none.</returns>
    public static string? Protects(AzureResource resource, IReadOnlyList<string> steps)
    {
        foreach (var step in steps)
        {
            if (IsProtective(resource, step))
            {
                return step;
            }
        }

        return Below(resource.Planned.Inputs, steps, 0).SelectMany(Names).FirstOrDefault(name => IsProtective(resource, name));
    }

    private static bool IsApart(AzureResource resource, string list, AzurePlan plan) =>
        Apart.TryGetValue(list, out var children) && plan.Of(children).Any(child => plan.ParentOf(child) == resource);

    private static bool IsProtective(AzureResource resource, string name) =>
        Protective.Contains(name) || Protective.Contains($"{resource.Token}:{name}");

    private static IEnumerable<JsonNode> Below(JsonNode? node, IReadOnlyList<string> steps, int from) =>
        node is null ? []
        : from == steps.Count ? [node]
        : node is JsonArray list ? list.SelectMany(item => Below(item, steps, from + 1))
        : Below((node as JsonObject)?[steps[from]], steps, from + 1);

    private static IEnumerable<string> Names(JsonNode node) =>
        node switch
        {
            JsonObject map => map.SelectMany(entry => (entry.Value is null ? [] : Names(entry.Value)).Prepend(entry.Key)),
            JsonArray list => list.OfType<JsonNode>().SelectMany(Names),
            _ => [],
        };

    private static HashSet<string> Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
