using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Networks;

internal sealed class NetworkShowsUsers : Habit
{
    public override string Id => "back-references-on-network";

    public override string Sentence =>
        "A network shows in its subnets what joined them later: gateways, endpoints, interfaces and links of services.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/611";

    public override string Sure => "measured";

    public override string? Fix => "Add the properties of the subnets that Azure fills to ignoreChanges of the network.";

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (!ArmPath.Same(resource.Type, SubnetUse.Subnets) || body["properties"] is not JsonObject properties)
        {
            return;
        }

        foreach (var list in SubnetUse.Within(resource.Id, azure).GroupBy(each => each.Use.List, each => each.Use.Id))
        {
            properties[list.Key] = new JsonArray([.. list.Select(id => new JsonObject { ["id"] = id })]);
        }

        if (Joined(resource.Id, azure))
        {
            properties["serviceAssociationLinks"] = new JsonArray(
                new JsonObject { ["id"] = $"{resource.Id}/serviceAssociationLinks/AppServiceLink", ["name"] = "AppServiceLink" }
            );
        }
    }

    private static bool Joined(string subnet, AzureState azure) =>
        azure
            .Resources.OfType("Microsoft.Web/sites")
            .Concat(azure.Resources.OfType("Microsoft.Web/sites/slots"))
            .Any(site => ArmPath.Same(JsonPath.Text(site.Body, "properties", "virtualNetworkSubnetId"), subnet));
}
