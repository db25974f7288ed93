using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>Addresses that Azure hands out.</summary>
internal static class Networks
{
    private static readonly string[] DocumentationRanges = ["192.0.2", "198.51.100", "203.0.113"];

    /// <summary>Azure takes the first free address of the firewall's subnet.</summary>
    public static void Firewall(ArmSubject subject, JsonObject properties)
    {
        if (properties["ipConfigurations"] is JsonArray { Count: > 0 } added && added[0] is JsonObject first)
        {
            var subnet = subject.Properties["ipConfigurations"]?[0]?["properties"]?["subnet"]?["id"];
            first["properties"] = new JsonObject { ["privateIPAddress"] = Inside(subject, ArmSubject.Text(subnet), 0) ?? "10.255.255.4" };
        }
    }

    /// <summary>Static addresses are there at once; a dynamic one comes with the resource that uses it.</summary>
    public static void PublicAddress(ArmSubject subject, JsonObject properties)
    {
        var given = subject.Properties;
        if (
            ArmSubject.Text(given["publicIPAllocationMethod"]) == "Static"
            && ArmSubject.Text(given["publicIPAddressVersion"]) is null or "IPv4"
        )
        {
            properties["ipAddress"] = Documentation(subject.Seed ?? subject.Id);
        }

        if (
            given["dnsSettings"] is JsonObject names
            && ArmSubject.Text(names["domainNameLabel"]) is { } label
            && names["domainNameLabelScope"] is null
            && subject.Location is { } location
        )
        {
            properties["dnsSettings"] = new JsonObject { ["fqdn"] = $"{label}.{location}.cloudapp.azure.com" };
        }
    }

    public static void FrontDoor(ArmSubject subject, JsonObject properties) => properties["frontDoorId"] = subject.Guid("front-door");

    /// <summary>The number of the set of name servers is made up.</summary>
    public static void DnsZone(ArmSubject subject, JsonObject properties) =>
        properties["nameServers"] = new JsonArray(
            "ns1-01.azure-dns.com.",
            "ns2-01.azure-dns.net.",
            "ns3-01.azure-dns.org.",
            "ns4-01.azure-dns.info."
        );

    /// <summary>An address of the ranges that no network uses.</summary>
    public static string Documentation(string seed)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        return $"{DocumentationRanges[hash[0] % 3]}.{1 + hash[1] % 254}";
    }

    /// <summary>An address of a subnet, counted from the first that Azure does not keep for itself, which is the fifth.</summary>
    /// <returns>Null if the subnet or its range is not known.</returns>
    public static string? Inside(ArmSubject subject, string? subnet, uint number)
    {
        var body = subnet is null ? null : subject.Others(subnet)?["properties"];
        var range = ArmSubject.Text(body?["addressPrefix"]) ?? ArmSubject.Text((body?["addressPrefixes"] as JsonArray)?.FirstOrDefault());
        if (!IPNetwork.TryParse(range, out var network) || network.BaseAddress.GetAddressBytes() is not [var a, var b, var c, var d])
        {
            return null;
        }

        // Four addresses at the start and one at the end are Azure's own.
        var usable = (uint)Math.Max(1, (1L << (32 - network.PrefixLength)) - 5);
        var address = ((uint)a << 24 | (uint)b << 16 | (uint)c << 8 | d) + 4 + number % usable;
        return $"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}";
    }
}
