using System.Text.Json;
using System.Text.Json.Nodes;
using AzureDefinitions.Outputs;
using Planning.Plans;
using Planning.Projects;
using Planning.Wire;

namespace Planning.Updates;

/// <summary>
/// Values that a plan has in place of one that it cannot know: of an encrypted setting, of the signed-in principal, and of what a function
/// reads from Azure. A difference from the state says nothing then.
/// </summary>
internal static class MadeUpValues
{
    private static readonly string[] Marks =
    [
        ConfigValue.StandIn,
        Identity.ObjectId,
        Identity.ClientId,
        InventedText.Key,
        InventedText.Mark,
        InventedText.Address,
    ];

    public static bool AreIn(JsonNode? node) =>
        node switch
        {
            JsonValue value => value.GetValueKind() == JsonValueKind.String && AreIn(value.ToString()),
            null => false,
            _ => node.Leaves().Any(leaf => AreIn(leaf.Value)),
        };

    private static bool AreIn(string text) => Marks.Any(mark => text.Contains(mark, StringComparison.Ordinal));
}
