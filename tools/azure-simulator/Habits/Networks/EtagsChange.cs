using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Networks;

internal sealed class EtagsChange : Habit
{
    private const string Groups = "Microsoft.Network/networkSecurityGroups";

    public override string Id => "network-etags";

    public override string Sentence =>
        "The etags of subnets, of their delegations and of security rules change as other resources join a network.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/4722";

    public override string Sure => "reported";

    public override string? Fix => "Add the etags of the parts to ignoreChanges.";

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (ArmPath.Same(resource.Type, SubnetUse.Subnets) && Users(resource.Id, azure) is > 0 and var users)
        {
            body["etag"] = Etag(resource.Id, users);
            foreach (var delegation in JsonPath.Items(body, "properties", "delegations"))
            {
                delegation["etag"] = Etag($"{resource.Id}/delegations", users);
            }
        }
        else if (ArmPath.Same(resource.Type, $"{Groups}/securityRules") && Subnets(resource.Path.Parent, azure) is > 0 and var subnets)
        {
            body["etag"] = Etag(resource.Id, subnets);
        }
    }

    private static int Users(string subnet, AzureState azure) =>
        SubnetUse.Within(subnet, azure).Count()
        + azure
            .Resources.OfType("Microsoft.Web/sites")
            .Count(site => ArmPath.Same(JsonPath.Text(site.Body, "properties", "virtualNetworkSubnetId"), subnet));

    private static int Subnets(string? group, AzureState azure) =>
        azure
            .Resources.OfType(SubnetUse.Subnets)
            .Count(subnet => ArmPath.Same(JsonPath.Text(subnet.Body, "properties", "networkSecurityGroup", "id"), group));

    private static string Etag(string id, int users) => $"W/\"{Fixed.Guid($"{id}#{users}")}\"";
}
