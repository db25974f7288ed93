using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Agents;

/// <summary>Subnets that Azure holds for accounts that are gone, as a habit remembers them.</summary>
internal static class HeldSubnets
{
    public const string Account = "Microsoft.CognitiveServices/accounts";

    public static void Hold(JsonObject memory, Resource account, DateTimeOffset until)
    {
        foreach (var injection in JsonPath.Items(account.Body, "properties", "networkInjections"))
        {
            if (JsonPath.Text(injection, "subnetArmId") is { Length: > 0 } subnet)
            {
                memory[subnet] = new JsonObject { ["account"] = account.Id, ["until"] = Fixed.Text(until) };
            }
        }
    }

    /// <summary>Lets go of the subnets of an account at a time.</summary>
    public static void Release(JsonObject memory, string account, DateTimeOffset until)
    {
        foreach (var held in memory.Select(each => each.Value!.AsObject()).Where(held => ArmPath.Same((string?)held["account"], account)))
        {
            held["until"] = Fixed.Text(until);
        }
    }

    /// <returns>What Azure answers to the delete of a held subnet or of its network; null for other calls.</returns>
    public static ArmResponse? Refused(Call call, JsonObject memory) =>
        call.IsDelete && (call.IsOf("Microsoft.Network/virtualNetworks") || call.IsOf("Microsoft.Network/virtualNetworks/subnets"))
            ? memory
                .Where(held => ArmPath.IsWithin(held.Key, call.Path.Text) && Fixed.Time((string)held.Value!["until"]!) > call.Now)
                .Select(held => ArmPath.Of(held.Key))
                .Select(subnet =>
                    ArmResponse.Failure(
                        400,
                        "InUseSubnetCannotBeDeleted",
                        $"Subnet {subnet.Name} is in use by {subnet.Text}/serviceAssociationLinks/legionservicelink and "
                            + "cannot be deleted. In "
                            + "order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet."
                    )
                )
                .FirstOrDefault()
            : null;

    /// <summary>Shows the link of each subnet that is in use by an account, or still held, in the body of its network.</summary>
    public static void Show(Resource network, JsonObject body, JsonObject memory, AzureState azure)
    {
        if (!ArmPath.Same(network.Type, "Microsoft.Network/virtualNetworks"))
        {
            return;
        }

        foreach (var subnet in JsonPath.Items(body, "properties", "subnets"))
        {
            var id = $"{network.Id}/subnets/{JsonPath.Text(subnet, "name")}";
            if (subnet["properties"] is JsonObject properties && (IsHeld(id, memory, azure) || IsUsed(id, azure)))
            {
                properties["serviceAssociationLinks"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = $"{id}/serviceAssociationLinks/legionservicelink",
                        ["name"] = "legionservicelink",
                        ["properties"] = new JsonObject { ["linkedResourceType"] = "Microsoft.App/environments" },
                    }
                );
            }
        }
    }

    private static bool IsHeld(string subnet, JsonObject memory, AzureState azure) =>
        memory.Any(held => ArmPath.Same(held.Key, subnet) && Fixed.Time((string)held.Value!["until"]!) > azure.Now);

    private static bool IsUsed(string subnet, AzureState azure) =>
        azure
            .Resources.OfType(Account)
            .SelectMany(account => JsonPath.Items(account.Body, "properties", "networkInjections"))
            .Any(injection => ArmPath.Same(JsonPath.Text(injection, "subnetArmId"), subnet));
}
