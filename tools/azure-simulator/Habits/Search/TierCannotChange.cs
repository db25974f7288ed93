using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Search;

internal sealed class TierCannotChange : Habit
{
    /// <summary>A service may move up this row.</summary>
    private static readonly string[] Ladder = ["basic", "standard", "standard2", "standard3"];

    public override string Id => "search-immutable";

    public override string Sentence => "A search service changes its tier only upwards from Basic to S3.";

    public override string Source => "https://learn.microsoft.com/azure/search/search-sku-tier";

    public override string Sure => "documented";

    public override string? Fix => "Make a service with a new name and tier, fill it, and delete the old one.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite || !call.IsOf("Microsoft.Search/searchServices") || call.Existing is not { } service)
        {
            return null;
        }

        var (from, to) = (JsonPath.Text(service.Body, "sku", "name"), call.Text("sku", "name"));
        return from is null || to is null || from == to || Rung(from) >= 0 && Rung(to) > Rung(from)
            ? null
            : Failure(
                400,
                "SkuChangeNotSupported",
                $"The SKU of search service '{service.Name}' cannot be changed from '{from}' to '{to}'."
            );
    }

    private static int Rung(string tier) => Array.IndexOf(Ladder, tier);
}
