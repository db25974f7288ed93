using System.Text.Json;
using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.ResourceIds;

namespace Planning.Updates;

/// <summary>
/// How inputs differ, as azure-native compares them: a property without a value is none, and so is a new one with the default of the
/// package; a region has neither case nor blanks, the name of a resource group and ids have no case.
/// </summary>
/// <param name="Changed">Paths of the properties that differ.</param>
/// <param name="NotCompared">Paths of those that may differ: a side is encrypted, unknown or made up.</param>
public sealed record InputDifference(IReadOnlyList<string> Changed, IReadOnlyList<string> NotCompared)
{
    /// <param name="type">As in a registration.</param>
    public static InputDifference Between(string type, JsonObject before, JsonObject after)
    {
        var (changed, hidden) = (new List<string>(), new List<string>());
        Compare(before, after, "");
        return new InputDifference(changed, hidden);

        void Compare(JsonNode? old, JsonNode? now, string path)
        {
            if (JsonNode.DeepEquals(old, now))
            {
                return;
            }

            switch (old, now)
            {
                case (JsonObject left, JsonObject right) when !IsSameSku(type, path, left, right):
                    foreach (
                        var name in left.Select(entry => entry.Key).Union(right.Select(entry => entry.Key)).Order(StringComparer.Ordinal)
                    )
                    {
                        Compare(left[name], right[name], PropertyPath.Below(path, name));
                    }

                    break;
                case (JsonObject, JsonObject):
                    break;
                case (JsonArray left, JsonArray right):
                    for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
                    {
                        Compare(i < left.Count ? left[i] : null, i < right.Count ? right[i] : null, $"{path}[{i}]");
                    }

                    break;
                default:
                    if (IsHidden(old) || IsHidden(now) || MadeUpValues.AreIn(now))
                    {
                        hidden.Add(path);
                    }
                    else if (!AreEqual(old, now, path) && !(old is null && SdkDefaults.Contains(type, path, now)))
                    {
                        changed.Add(path);
                    }

                    break;
            }
        }
    }

    private static bool IsHidden(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && PlannedValues.IsHidden(text);

    private static bool AreEqual(JsonNode? before, JsonNode? after, string path) =>
        (before as JsonValue, after as JsonValue) is ({ } left, { } right)
        && (left.GetValueKind(), right.GetValueKind()) switch
        {
            (JsonValueKind.String, JsonValueKind.String) => AreEqual(left.ToString(), right.ToString(), path),
            (JsonValueKind.Number, JsonValueKind.Number) => left.Deserialize<double>().Equals(right.Deserialize<double>()),
            _ => false,
        };

    private static bool AreEqual(string before, string after, string path) =>
        path switch
        {
            "location" => Region(before).Equals(Region(after), StringComparison.OrdinalIgnoreCase),
            "resourceGroupName" => before.Equals(after, StringComparison.OrdinalIgnoreCase),
            _ => before.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
                && before.Equals(after, StringComparison.OrdinalIgnoreCase),
        };

    private static string Region(string location) => location.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Azure renamed the SKUs of its clusters: Basic and Paid are Base and Standard (pulumi/pulumi-azure-native#2600).</summary>
    private static bool IsSameSku(string type, string path, JsonObject before, JsonObject after) =>
        path == "sku"
        && ResourceTypes.Short(type) == "containerservice:ManagedCluster"
        && Renamed(before.Text("name")) == Renamed(after.Text("name"))
        && Renamed(before.Text("tier")) == Renamed(after.Text("tier"));

    private static string? Renamed(string? word) =>
        word switch
        {
            "Basic" => "Base",
            "Paid" => "Standard",
            _ => word,
        };
}
