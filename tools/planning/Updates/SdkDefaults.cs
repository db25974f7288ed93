using System.Text.Json.Nodes;
using Planning.ResourceIds;

namespace Planning.Updates;

/// <summary>The values that the packages of azure-native set where a program sets none, from sdk-defaults.txt.</summary>
public static class SdkDefaults
{
    private static readonly InputTable Rows = new("sdk-defaults.txt");

    /// <summary>Type → "input=value", for the test that compares them with the package.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Table { get; } = Rows.Types.ToDictionary(type => type, Rows.Of);

    /// <param name="type">As in a registration.</param>
    internal static bool Contains(string type, string input, JsonNode? value) =>
        value is JsonValue && Rows.Of(ResourceTypes.Short(type)).Contains($"{input}={value.ToJsonString()}");
}
