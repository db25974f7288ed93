using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>The naming rules of Azure (learn.microsoft.com, "Naming rules and restrictions for Azure resources").</summary>
internal static class NameLimits
{
    private static readonly Dictionary<string, (string Input, string Pattern)> Rules = new()
    {
        ["resources:ResourceGroup"] = ("resourceGroupName", @"^[-\w.()]{1,90}$"),
        ["cognitiveservices:Account"] = ("accountName", "^[a-zA-Z0-9][a-zA-Z0-9-]{1,63}$"),
        ["search:Service"] = ("searchServiceName", "^[a-z0-9](?!.*--)[a-z0-9-]{0,58}[a-z0-9]$"),
        ["keyvault:Vault"] = ("vaultName", "^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$"),
        ["storage:StorageAccount"] = ("accountName", "^[a-z0-9]{3,24}$"),
        ["cosmosdb:DatabaseAccount"] = ("accountName", "^[a-z0-9][a-z0-9-]{2,43}$"),
        ["containerregistry:Registry"] = ("registryName", "^[a-zA-Z0-9]{5,50}$"),
        ["machinelearningservices:Workspace"] = ("workspaceName", "^[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}$"),
        ["machinelearningservices:OnlineEndpoint"] = ("endpointName", "^[a-zA-Z][a-zA-Z0-9-]{1,30}[a-zA-Z0-9]$"),
        ["web:WebApp"] = ("name", "^[a-zA-Z0-9][a-zA-Z0-9-]{0,48}[a-zA-Z0-9]$"),
        ["web:AppServicePlan"] = ("name", "^[a-zA-Z0-9-]{1,60}$"),
        ["operationalinsights:Workspace"] = ("workspaceName", "^[a-zA-Z0-9][a-zA-Z0-9-]{2,61}[a-zA-Z0-9]$"),
        ["network:VirtualNetwork"] = ("virtualNetworkName", @"^[a-zA-Z0-9][\w.-]{0,62}\w$"),
        ["network:PrivateEndpoint"] = ("privateEndpointName", @"^[a-zA-Z0-9][\w.-]{0,62}\w$"),
        ["network:NetworkSecurityGroup"] = ("networkSecurityGroupName", @"^[a-zA-Z0-9][\w.-]{0,78}\w$"),
        ["network:PublicIPAddress"] = ("publicIpAddressName", @"^[a-zA-Z0-9][\w.-]{0,78}\w$"),
        ["network:AzureFirewall"] = ("azureFirewallName", @"^[a-zA-Z0-9][\w.-]{0,54}\w$"),
        ["network:FirewallPolicy"] = ("firewallPolicyName", @"^[a-zA-Z0-9][\w.-]{0,78}\w$"),
        ["network:ApplicationGateway"] = ("applicationGatewayName", @"^[a-zA-Z0-9][\w.-]{0,78}\w$"),
        ["network:WebApplicationFirewallPolicy"] = ("policyName", "^[a-zA-Z][a-zA-Z0-9]{0,79}$"),
        ["network:BastionHost"] = ("bastionHostName", @"^[a-zA-Z0-9][\w.-]{0,78}\w$"),
        ["network:NetworkInterface"] = ("networkInterfaceName", @"^[a-zA-Z0-9][\w.-]{0,78}\w$"),
        ["compute:VirtualMachine"] = ("vmName", "^[a-zA-Z0-9][a-zA-Z0-9-]{0,62}[a-zA-Z0-9]$"),
        ["managedidentity:UserAssignedIdentity"] = ("resourceName", @"^[a-zA-Z0-9][\w-]{2,127}$"),
        ["authorization:PolicyAssignment"] = ("policyAssignmentName", "^[^#<>%&:\\\\?/]{1,64}$"),
    };

    /// <returns>The error in the resource's name; null if it is valid or has no rule here.</returns>
    public static string? Problem(Pulumi.Testing.MockResourceArgs resource) =>
        Rules.TryGetValue(resource.Type!["azure-native:".Length..], out var rule)
        && !Regex.IsMatch((string)resource.Inputs[rule.Input], rule.Pattern)
            ? $"{resource.Name} is called '{resource.Inputs[rule.Input]}', which {resource.Type} does not take"
            : null;
}
