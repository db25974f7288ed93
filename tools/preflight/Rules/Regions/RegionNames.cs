using CommandLine;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RegionNames()
    : Rule(
        new()
        {
            Id = "region-name",
            Title = "Locations are regions of one Azure cloud",
            Why = "Azure rejects a region that does not exist (LocationNotAvailableForResourceType), and one of another cloud.",
            Fix = "Use the name of a region, such as swedencentral. `az account list-locations` lists those of your subscription.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/reliability/regions-list",
            Types = ["*"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              properties: { location: Sweden Central }
            """,
        }
    )
{
    /// <summary>The resource is not in a region, or Azure chooses.</summary>
    private static readonly HashSet<string> Elsewhere = ["global", "", "europe", "unitedstates", "asiapacific", "northamerica"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var placed = plan.Resources.SelectMany(resource => Places(resource).Select(place => (resource, place.Path, place.Text))).ToList();
        var regions = placed.Select(each => each.Text).Distinct().ToDictionary(text => text, RegionCatalogue.Find);
        var cloud = placed
            .Select(each => regions[each.Text])
            .OfType<Region>()
            .GroupBy(region => region.Cloud ?? "")
            .MaxBy(same => same.Count())
            ?.Key;
        foreach (var (resource, path, text) in placed)
        {
            if (regions[text] is not { } region)
            {
                yield return resource.Problem($"{path} is '{text}', which is no region; nearest: {Nearest(text)}");
            }
            else if ((region.Cloud ?? "") != cloud)
            {
                yield return resource.Problem(
                    $"{path} is '{text}', a region of {Words(region.Cloud)}, and other resources are in {Words(cloud)}; "
                        + "one deployment reaches one cloud"
                );
            }
        }
    }

    private static string Nearest(string text) =>
        Suggestion.NearestThree(RegionCatalogue.Plain(text), RegionCatalogue.All.Select(region => region.Name));

    private static string Words(string? cloud) => cloud is null or "" ? "the public cloud" : $"the cloud {cloud}";

    private static IEnumerable<(string Path, string Text)> Places(AzureResource resource)
    {
        if (resource.Text("location") is { } location && IsNamed(location))
        {
            yield return ("location", location);
        }

        if (
            resource.At("locations") is System.Text.Json.Nodes.JsonArray locations
            && resource.Token.EndsWith(":DatabaseAccount", StringComparison.Ordinal)
        )
        {
            for (var i = 0; i < locations.Count; i++)
            {
                if (resource.Text($"locations[{i}].locationName") is { } name && IsNamed(name))
                {
                    yield return ($"locations[{i}].locationName", name);
                }
            }
        }
    }

    private static bool IsNamed(string text) => !AzureResource.IsHidden(text) && !Elsewhere.Contains(RegionCatalogue.Plain(text));
}
