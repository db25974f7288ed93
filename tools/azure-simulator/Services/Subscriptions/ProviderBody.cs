using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using AzureSimulator.Schema;
using AzureSimulator.State;

namespace AzureSimulator.Services.Subscriptions;

/// <summary>A resource provider as the subscription sees it.</summary>
internal static class ProviderBody
{
    /// <param name="withTypes">False to leave out the types, which are many.</param>
    public static JsonObject Of(string space, AzureState azure, bool withTypes)
    {
        var body = new JsonObject
        {
            ["id"] = $"/subscriptions/{azure.Options.Subscription}/providers/{space}",
            ["namespace"] = space,
            ["registrationPolicy"] = "RegistrationRequired",
            ["registrationState"] = azure.RegistrationState(space),
        };
        if (withTypes)
        {
            var regions = FactFile.Of("regions").Rows.Select(row => row["name"]).ToList();
            body["resourceTypes"] = new JsonArray([.. TypeCatalogue.Shared.TypesOf(space).Select(type => (JsonNode)Type(type, regions))]);
        }

        return body;
    }

    private static JsonObject Type(string type, IReadOnlyList<string> regions) =>
        new()
        {
            ["resourceType"] = type[(type.IndexOf('/', StringComparison.Ordinal) + 1)..],
            ["locations"] = new JsonArray([.. regions.Select(region => (JsonNode)region)]),
            ["apiVersions"] = new JsonArray([.. TypeCatalogue.Shared.Versions(type).Reverse().Select(version => (JsonNode)version)]),
        };
}
