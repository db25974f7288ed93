using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Agents;

internal sealed class SubnetStaysHeld : Habit
{
    private static readonly TimeSpan WithoutPurge = TimeSpan.FromHours(48);
    private static readonly TimeSpan AfterPurge = TimeSpan.FromMinutes(15);

    public override string Id => "agent-subnet-held";

    public override string Sentence =>
        "The subnet of agents stays held after the account is deleted: until some time after its purge, or for two days without one.";

    public override string Source => "https://github.com/microsoft-foundry/foundry-samples/issues/276";

    public override string Sure => "measured";

    public override void End(Operation operation, AzureState azure, Rights rights)
    {
        if (operation.Kind == "Delete" && azure.Resources.Find(operation.Resource) is { } account)
        {
            foreach (var subnet in Subnets(account))
            {
                azure.Memory(Id)[subnet] = new JsonObject { ["account"] = account.Id, ["until"] = Fixed.Text(azure.Now + WithoutPurge) };
            }
        }
        else if (operation.Kind == "Purge")
        {
            foreach (var held in azure.Memory(Id).Select(each => each.Value!.AsObject()))
            {
                if (ArmPath.Same((string?)held["account"], operation.Resource))
                {
                    held["until"] = Fixed.Text(azure.Now + AfterPurge);
                }
            }
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        call.IsDelete && (call.IsOf("Microsoft.Network/virtualNetworks") || call.IsOf("Microsoft.Network/virtualNetworks/subnets"))
            ? call
                .Azure.Memory(Id)
                .Where(held => ArmPath.IsWithin(held.Key, call.Path.Text) && Fixed.Time((string)held.Value!["until"]!) > call.Now)
                .Select(held => ArmPath.Of(held.Key))
                .Select(subnet =>
                    Failure(
                        400,
                        "InUseSubnetCannotBeDeleted",
                        $"Subnet {subnet.Name} is in use by {subnet.Text}/serviceAssociationLinks/legionservicelink and cannot be deleted. In "
                            + "order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet."
                    )
                )
                .FirstOrDefault()
            : null;

    private static IEnumerable<string> Subnets(Resource account) =>
        ArmPath.Same(account.Type, "Microsoft.CognitiveServices/accounts")
            ? JsonPath
                .Items(account.Body, "properties", "networkInjections")
                .Select(each => JsonPath.Text(each, "subnetArmId"))
                .OfType<string>()
            : [];
}
