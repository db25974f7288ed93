using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>One rule of a storage account's lifecycle policy.</summary>
public sealed record LifecycleRule(JsonNode Json)
{
    private static readonly string[] Ages =
    [
        "daysAfterModificationGreaterThan",
        "daysAfterCreationGreaterThan",
        "daysAfterLastAccessTimeGreaterThan",
        "daysAfterLastTierChangeGreaterThan",
    ];

    public static IEnumerable<LifecycleRule> Of(AzureResource policy) =>
        policy.List("policy.rules").Select(rule => new LifecycleRule(rule));

    public string Name => Json.Text("name") ?? "";

    /// <summary>A rule is on unless it says otherwise.</summary>
    public bool IsEnabled => Json.Text("enabled") != "false";

    /// <summary>Container, or container and the beginning of a blob's name; empty for the whole account.</summary>
    public IReadOnlyList<string> Prefixes => [.. Json.Texts("definition.filters.prefixMatch")];

    /// <summary>True if it concerns only blobs with certain index tags.</summary>
    public bool IsTagged => Json.List("definition.filters.blobIndexMatch").Any();

    /// <summary>The age in days at which it acts; null if it does not act so, or the number is not known.</summary>
    /// <param name="action">As in baseBlob.delete.</param>
    public double? Days(string action) =>
        Ages.Select(age => Json.Text($"definition.actions.{action}.{age}"))
            .Select(text => double.TryParse(text, CultureInfo.InvariantCulture, out var days) ? days : (double?)null)
            .FirstOrDefault(days => days is not null);

    /// <summary>True if any action goes by the day of the last access.</summary>
    public bool UsesLastAccess =>
        Json.At("definition.actions")
            .Leaves()
            .Any(leaf => leaf.Path.EndsWith("daysAfterLastAccessTimeGreaterThan", StringComparison.Ordinal));

    /// <summary>True if it moves blobs of an action's kind to the archive tier.</summary>
    public bool Archives => Json.At("definition.actions.baseBlob.tierToArchive") is not null;
}
