using System.Text.Json.Nodes;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Accounts;

internal sealed class FilterOrder : Habit
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public override string Id => "content-filter-order";

    public override string Sentence => "A content filter shows its parts in an order of Azure's own soon after its write.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/3220";

    public override string Sure => "suspected";

    public override string? Fix => "Compare the parts without their order, or add contentFilters to ignoreChanges.";

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (
            ArmPath.Same(resource.Type, "Microsoft.CognitiveServices/accounts/raiPolicies")
            && azure.Now - resource.Changed > Soon
            && body["properties"]?["contentFilters"] is JsonArray filters
        )
        {
            body["properties"]!["contentFilters"] = new JsonArray([
                .. filters
                    .OrderBy(filter => (string?)filter?["source"], StringComparer.Ordinal)
                    .ThenBy(filter => (string?)filter?["name"], StringComparer.Ordinal)
                    .Select(filter => filter?.DeepClone()),
            ]);
        }
    }
}
