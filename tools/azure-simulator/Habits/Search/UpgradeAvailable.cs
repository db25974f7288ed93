using System.Text.Json.Nodes;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Search;

internal sealed class UpgradeAvailable : Habit
{
    private static readonly TimeSpan Weeks = TimeSpan.FromDays(21);

    public override string Id => "search-upgrade-available";

    public override string Sentence => "A search service shows after some weeks that an upgrade is available, without a write.";

    public override string Source => "https://learn.microsoft.com/azure/search/search-how-to-upgrade";

    public override string Sure => "measured";

    public override string? Fix => "Add upgradeAvailable to ignoreChanges.";

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (
            ArmPath.Same(resource.Type, "Microsoft.Search/searchServices")
            && string.CompareOrdinal(resource.ApiVersion, "2025-02-01") >= 0
            && body["properties"] is JsonObject properties
        )
        {
            properties["upgradeAvailable"] = azure.Now - resource.Created > Weeks ? "available" : "notAvailable";
        }
    }
}
