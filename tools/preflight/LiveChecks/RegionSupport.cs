using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Requests;

namespace Preflight.LiveChecks;

/// <summary>Each type must be available in its planned region and zones.</summary>
public sealed class RegionSupport : ILiveCheck
{
    public string Name => "regions";

    public async IAsyncEnumerable<LiveFinding> AskAsync(LiveContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var types = (await context.ProvidersAsync(cancellation))
            .SelectMany(provider =>
                provider.List("resourceTypes").Select(type => (Key: $"{provider["namespace"]}/{type["resourceType"]}", Type: type))
            )
            .GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Type, StringComparer.OrdinalIgnoreCase);
        var zoned = new Dictionary<string, int>();
        await foreach (
            var location in context.Azure.ListAsync($"/subscriptions/{context.Subscription}/locations", "2022-12-01", cancellation)
        )
        {
            zoned[LiveContext.Plain(location["name"]!.ToString())] = location["availabilityZoneMappings"] is JsonArray mappings
                ? mappings.Count
                : 0;
        }

        var placed = context.Plan.Template.Resources.Where(resource =>
            resource.Body.Text("location") is { } region && region != "global" && !region.StartsWith('[')
        );
        foreach (var resource in placed)
        {
            var region = LiveContext.Plain(resource.Body.Text("location")!);
            var type = types.GetValueOrDefault(resource.Type);
            if (
                type?.List("locations").Select(Plain).ToList() is { Count: > 0 } offered
                && !offered.Contains(region)
                && !offered.Contains("global")
            )
            {
                yield return new LiveFinding(
                    Name,
                    resource.Planned.Name,
                    $"{resource.Type} is not offered in {region}",
                    $"choose another region for it; az provider show --namespace {resource.Type.Split('/')[0]} --query "
                        + $"\"resourceTypes[?resourceType=='{resource.Type[(resource.Type.IndexOf('/') + 1)..]}'].locations\""
                );
            }
            else if (Lacking(resource, type, region, zoned) is { Length: > 0 } lacking)
            {
                yield return new LiveFinding(
                    "zones",
                    resource.Planned.Name,
                    lacking,
                    "turn off its zone redundancy, use a SKU without zones, or choose another region with zones"
                );
            }
        }
    }

    private static string? Lacking(ArmResource resource, JsonNode? type, string region, Dictionary<string, int> zoned)
    {
        var named = resource.Body.Texts("zones").ToList();
        var mapping = type?.List("zoneMappings").FirstOrDefault(entry => Plain(entry["location"]) == region);
        var missing = mapping is null ? [] : named.Except(mapping.Texts("zones")).ToList();
        return missing.Count > 0 ? $"{resource.Type} has no zone {string.Join(", ", missing)} in {region}"
            : named.Count > 0 && mapping is null && type?.List("zoneMappings").Any() == true ? $"{resource.Type} has no zones in {region}"
            : (named.Count > 0 || IsSpread(resource)) && zoned.GetValueOrDefault(region) == 0
                ? $"asks for zones, and {region} has none in this subscription"
            : null;
    }

    /// <summary>Services say in many words that they are to outlive a zone.</summary>
    private static bool IsSpread(ArmResource resource) =>
        resource
            .Body.Leaves()
            .Any(leaf =>
                leaf.Path.EndsWith("oneRedundant", StringComparison.Ordinal) && leaf.Value.ToString() is "true"
                || leaf.Path == "properties.zoneRedundancy" && leaf.Value.ToString() == "Enabled"
                || leaf.Path == "sku.name" && leaf.Value.ToString().EndsWith("ZRS", StringComparison.Ordinal)
            );

    private static string Plain(JsonNode? region) => LiveContext.Plain(region?.ToString() ?? "");
}
