using AzureDefinitions.Facts;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ZoneName()
    : ResourceRule(
        new()
        {
            Id = "zone-name",
            Title = "A private zone has the exact name that its service uses",
            Why = "Clients look up a private endpoint in one zone. In a zone of a similar name they do not find it and use the public one.",
            Fix = "Give the zone the name that the message proposes.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Endpoints,
            Requirements = ["NET-03"],
            Types = ["privatedns:PrivateZone", "network:PrivateZone"],
            Example = """
            vault-zone:
              type: azure-native:privatedns:PrivateZone
              properties:
                privateZoneName: privatelink.vaultcore.azure.net
                location: global
            """,
        }
    )
{
    private const string Prefix = "privatelink.";

    /// <summary>More letters apart, a name may be another service's.</summary>
    private const int NearLetters = 2;

    private static readonly Lazy<HashSet<string>> Known = new(() =>
        FactFile.Of("private-zones").Rows.Select(row => row["zone"]).ToHashSet(StringComparer.OrdinalIgnoreCase)
    );

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var name = resource.Text("privateZoneName") ?? resource.AzureName;
        if (AzureResource.IsHidden(name) || Known.Value.Contains(name))
        {
            return [];
        }

        return Known.Value.FirstOrDefault(known => IsNear(name, known)) is { } meant
            ? [resource.Problem($"its name {name} is no zone of Azure's, so no client finds a private endpoint in it; name it {meant}")]
            : [];
    }

    /// <summary>True for a part of the service's name, as in vault for vaultcore, and for one or two wrong letters.</summary>
    private static bool IsNear(string name, string known) =>
        Service(name) is var (first, domain)
            && Service(known) is var (knownFirst, knownDomain)
            && domain == knownDomain
            && first.Length >= ShortestStem
            && knownFirst.StartsWith(first, StringComparison.Ordinal)
        || name.StartsWith("priv", StringComparison.OrdinalIgnoreCase)
            && Math.Abs(name.Length - known.Length) <= NearLetters
            && Distance(name.ToLowerInvariant(), known) <= NearLetters;

    private const int ShortestStem = 4;

    private static (string First, string Domain)? Service(string zone) =>
        zone.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && zone[Prefix.Length..].ToLowerInvariant().Split('.', 2) is [var first, var domain]
            ? (first, domain)
            : null;

    /// <summary>The number of letters to add, to remove or to change.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
