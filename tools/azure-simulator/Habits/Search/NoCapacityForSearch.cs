using AzureDefinitions.Facts;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Search;

internal sealed class NoCapacityForSearch : Habit
{
    private const string Service = "Microsoft.Search/searchServices";

    public override string Id => "search-no-capacity";

    public override string Sentence => "Some regions have no room for a new search service of some tiers.";

    public override string Source => "https://github.com/microsoft-foundry/foundry-samples/issues/958";

    public override string Sure => "measured";

    public override string? Fix => "Choose another region or tier for the search service.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsCreate
        && call.IsOf(Service)
        && call.Text("location") is { } location
        && IsFull(Regions.Normal(location), call.Text("sku", "name"))
            ? Failure(
                400,
                "InsufficientResourcesAvailable",
                $"The region '{Regions.Normal(location)}' is currently out of the resources required to provision new "
                    + "services. Try creating "
                    + "the service in another region or selecting a different SKU."
            )
            : null;

    private static bool IsFull(string region, string? tier) =>
        FactFile
            .Of("full-regions")
            .Rows.Any(row =>
                row["type"] == Service && row["region"] == region && (row.List("tiers") is { Count: 0 } || row.List("tiers").Contains(tier))
            );
}
