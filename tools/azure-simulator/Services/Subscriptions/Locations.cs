using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using AzureSimulator.Calls;
using AzureSimulator.Services.Framework;

namespace AzureSimulator.Services.Subscriptions;

/// <summary>The regions of the subscription, with their zones.</summary>
internal sealed class Locations : Service
{
    public override ArmResponse? Answer(Call call) =>
        call.IsRead && call.Path.IsCollection && call.IsOf("Microsoft.Resources/locations")
            ? call.Front.List(call.Request, FactFile.Of("regions").Rows.Select(row => Region(row, call.Azure.Options.Subscription)))
            : null;

    private static JsonObject Region(FactRow row, string subscription)
    {
        var region = new JsonObject
        {
            ["id"] = $"/subscriptions/{subscription}/locations/{row["name"]}",
            ["name"] = row["name"],
            ["displayName"] = row["name"],
            ["regionalDisplayName"] = row["name"],
            ["type"] = "Region",
            ["metadata"] = new JsonObject { ["regionType"] = "Physical" },
        };
        if (row.Is("zones"))
        {
            region["availabilityZoneMappings"] = new JsonArray([
                .. Enumerable
                    .Range(1, 3)
                    .Select(zone => (JsonNode)new JsonObject { ["logicalZone"] = $"{zone}", ["physicalZone"] = $"{row["name"]}-az{zone}" }),
            ]);
        }

        return region;
    }
}
