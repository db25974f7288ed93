using System.Globalization;
using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>What a private endpoint gets when it is made: its network interface, and names with addresses for a DNS of one's own.</summary>
internal static class PrivateEndpoints
{
    /// <summary>The group of a target → the host names of it; {name} is the target's name, or its custom subdomain.</summary>
    private static readonly Dictionary<string, string[]> Hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["account"] = ["{name}.cognitiveservices.azure.com", "{name}.openai.azure.com", "{name}.services.ai.azure.com"],
        ["searchService"] = ["{name}.search.windows.net"],
        ["vault"] = ["{name}.vault.azure.net"],
        ["blob"] = ["{name}.blob.core.windows.net"],
        ["dfs"] = ["{name}.dfs.core.windows.net"],
        ["file"] = ["{name}.file.core.windows.net"],
        ["queue"] = ["{name}.queue.core.windows.net"],
        ["table"] = ["{name}.table.core.windows.net"],
        ["sites"] = ["{name}.azurewebsites.net", "{name}.scm.azurewebsites.net"],
        ["Sql"] = ["{name}.documents.azure.com"],
        ["registry"] = ["{name}.azurecr.io"],
        ["sqlServer"] = ["{name}.database.windows.net"],
        ["configurationStores"] = ["{name}.azconfig.io"],
        ["namespace"] = ["{name}.servicebus.windows.net"],
        ["azuremonitor"] = ["api.monitor.azure.com", "global.in.ai.monitor.azure.com", "profiler.monitor.azure.com"],
    };

    public static void Endpoint(ArmSubject subject, JsonObject properties)
    {
        var card = ArmSubject.Text(subject.Properties["customNetworkInterfaceName"]) ?? $"{subject.Name}.nic.{subject.Guid("interface")}";
        properties["networkInterfaces"] = new JsonArray(
            new JsonObject { ["id"] = $"{subject.Group}/providers/Microsoft.Network/networkInterfaces/{card}" }
        );
        Approve(subject, properties);
        if (Names(subject) is { Count: > 0 } names)
        {
            properties["customDnsConfigs"] = new JsonArray([.. names.Select((name, i) => (JsonNode)Record(subject, name, (uint)i))]);
        }
    }

    /// <summary>The connection of a deployer that may approve it; a manual one waits for its owner.</summary>
    private static void Approve(ArmSubject subject, JsonObject properties)
    {
        foreach (var (_, added) in ArmSubject.Objects(properties["privateLinkServiceConnections"]))
        {
            added["properties"] = new JsonObject
            {
                ["privateLinkServiceConnectionState"] = new JsonObject
                {
                    ["status"] = "Approved",
                    ["description"] = "Auto-Approved",
                    ["actionsRequired"] = "None",
                },
            };
        }
    }

    private static List<string> Names(ArmSubject subject) =>
        [
            .. from connection in ArmSubject.Objects(subject.Properties["privateLinkServiceConnections"])
            let properties = connection.Item["properties"] as JsonObject
            let target = ArmSubject.Text(properties?["privateLinkServiceId"])
            where target is not null
            from service in properties?["groupIds"] as JsonArray ?? []
            let kind = ArmSubject.Text(service)
            where kind is not null
            from host in Hosts.GetValueOrDefault(kind.Split('-')[0]) ?? []
            select host.Replace("{name}", Label(subject, target, kind), StringComparison.Ordinal),
        ];

    /// <summary>The first label of the target's host name. A slot's group is named sites-{slot}.</summary>
    private static string Label(ArmSubject subject, string target, string kind)
    {
        var name = ArmSubject.Text(subject.Others(target)?["properties"]?["customSubDomainName"])
            ?? target[(target.LastIndexOf('/') + 1)..];
        return kind.Split('-', 2) is ["sites", var slot] ? $"{name}-{slot}" : name.ToLower(CultureInfo.InvariantCulture);
    }

    private static JsonObject Record(ArmSubject subject, string name, uint number)
    {
        var seed = Convert.ToUInt32(subject.Digits("address")[..6], 16);
        var subnet = ArmSubject.Text(subject.Properties["subnet"]?["id"]);
        var address = Networks.Inside(subject, subnet, seed + number) ?? $"10.255.{seed % 200}.{4 + number}";
        return new JsonObject { ["fqdn"] = name, ["ipAddresses"] = new JsonArray(address) };
    }
}
