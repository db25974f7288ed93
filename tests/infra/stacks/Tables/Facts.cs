using Planning.Plans;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Assertions that several tables use.</summary>
internal static class Facts
{
    /// <summary>Each path has the value; "*" is any value.</summary>
    public static void Has(PlannedResource resource, params ReadOnlySpan<(string Path, string Value)> expected)
    {
        foreach (var (path, value) in expected)
        {
            var found = Text(resource, path);
            Assert.True(
                value == "*" ? !string.IsNullOrEmpty(found) : found == value,
                $"{resource.Name} {path} is '{found}', expected '{value}'"
            );
        }
    }

    /// <summary>Assert.All, and there is at least one.</summary>
    public static void All<T>(IEnumerable<T> items, Action<T> check)
    {
        var all = items.ToList();
        Assert.NotEmpty(all);
        Assert.All(all, check);
    }

    public static void Role(PlannedStack stack, string name, string roleId)
    {
        var grant = stack.One("authorization:RoleAssignment", name);
        Assert.EndsWith(roleId, Text(grant, "roleDefinitionId"));
        Has(grant, ("principalType", "*"), ("principalId", "*"), ("scope", "*"));
    }

    public static void Logs(PlannedStack stack, string setting, params IReadOnlyList<string> categories)
    {
        var found = stack.One("monitor:DiagnosticSetting", $"{setting}-diagnostics");
        Assert.Equal(categories.Order(), found.Inputs["logs"]!.AsArray().Select(log => (string)log!["category"]!).Order());
        Assert.DoesNotContain("retentionPolicy", found.Inputs.ToJsonString());
    }

    /// <summary>One endpoint with one group that holds all the zones.</summary>
    public static void Endpoint(PlannedStack stack, string name, string groupId, params IReadOnlyList<string> zones)
    {
        var endpoint = stack.One("network:PrivateEndpoint", $"{name}-endpoint");
        Has(
            endpoint,
            ("privateLinkServiceConnections[0].groupIds[0]", groupId),
            ("privateLinkServiceConnections[0].name", "*"),
            ("customNetworkInterfaceName", "*")
        );
        var group = stack.One("network:PrivateDnsZoneGroup", $"{name}-zones");
        Assert.Equal(
            zones,
            group.Inputs["privateDnsZoneConfigs"]!.AsArray().Select(zone => ((string)zone!["privateDnsZoneId"]!).Split('/')[^1])
        );
    }

    public static IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode> Subnets(PlannedStack stack) =>
        Assert.Single(stack.Of("network:VirtualNetwork")).Inputs["subnets"]!
            .AsArray()
            .ToDictionary(subnet => (string)subnet!["name"]!, subnet => subnet!);

    /// <summary>The rules of a security group as "direction access protocol source → destination:port", in order.</summary>
    public static IReadOnlyList<string> Rules(PlannedStack stack, string group) =>
        stack.One("network:NetworkSecurityGroup", $"network-{group}-rules").Inputs["securityRules"]!
            .AsArray()
            .Select(rule =>
                $"{rule!["direction"]} {rule["access"]} {rule["sourceAddressPrefix"]} → "
                + $"{rule["destinationAddressPrefix"]}:{rule["destinationPortRange"]}"
            )
            .ToList();
}
