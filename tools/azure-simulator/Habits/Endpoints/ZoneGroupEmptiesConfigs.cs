using System.Text.Json.Nodes;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Endpoints;

internal sealed class ZoneGroupEmptiesConfigs : Habit
{
    public override string Id => "endpoint-custom-dns-configs";

    public override string Sentence =>
        "A private endpoint shows its names and addresses in customDnsConfigs until a zone group takes them over.";

    public override string Source => "https://learn.microsoft.com/azure/private-link/private-endpoint-overview";

    public override string Sure => "measured";

    public override string? Fix => "Add customDnsConfigs to ignoreChanges of the endpoint.";

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (
            ArmPath.Same(resource.Type, EndpointParts.Type)
            && body["properties"] is JsonObject properties
            && azure.Resources.OfType(EndpointParts.ZoneGroups).Any(group => ArmPath.Same(group.Path.Parent, resource.Id))
        )
        {
            properties["customDnsConfigs"] = new JsonArray();
        }
    }
}
