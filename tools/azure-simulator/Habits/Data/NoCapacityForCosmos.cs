using System.Globalization;
using AzureDefinitions.Facts;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Data;

internal sealed class NoCapacityForCosmos : Habit
{
    private const string Account = "Microsoft.DocumentDB/databaseAccounts";

    public override string Id => "cosmos-no-capacity";

    public override string Sentence => "Busy regions refuse a zone-redundant Cosmos DB account after minutes of work.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/18368";

    public override string Sure => "measured";

    public override string? Fix =>
        "Switch zone redundancy off, choose another region, or request access to the region; delete the failed account first.";

    public override void Change(Call call, Outcome outcome)
    {
        if (!call.IsCreate || !call.IsOf(Account))
        {
            return;
        }

        var full = JsonPath
            .Items(call.Body, "properties", "locations")
            .Where(each => JsonPath.IsTrue(each, "isZoneRedundant"))
            .Select(each => Regions.Normal(JsonPath.Text(each, "locationName") ?? ""))
            .SelectMany(region => FactFile.Of("full-regions").Rows.Where(row => row["type"] == Account && row["region"] == region))
            .Select(row => row["name"])
            .FirstOrDefault();
        if (full is not null)
        {
            outcome.Operation.Fail(
                "ServiceUnavailable",
                $"Sorry, we are currently experiencing high demand in {full} region, and cannot fulfill your request at this time "
                    + $"{call.Now.ToString("R", CultureInfo.InvariantCulture)}. To request region access for your "
                    + "subscription, please follow "
                    + "this link https://aka.ms/cosmosdbquota for more details on how to create a region access request.",
                Id
            );
        }
    }
}
