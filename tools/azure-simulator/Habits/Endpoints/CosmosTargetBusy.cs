using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Endpoints;

internal sealed class CosmosTargetBusy : Habit
{
    public override string Id => "endpoint-target-busy-cosmos";

    public override string Sentence =>
        "A private endpoint fails with an opaque error while something else writes its Cosmos DB account or connects to it.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/14364";

    public override string Sure => "measured";

    public override string? Fix =>
        "Make the endpoints of one account one after the other, and after the databases and role assignments of the account.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsWrite && call.IsOf(EndpointParts.Type) && EndpointParts.Targets(call.Body).Any(target => IsBusy(target, call)))
        {
            outcome.Operation.Fail("InternalServerError", "An error occurred.", Id);
        }
    }

    private static bool IsBusy(string target, Call call) =>
        ArmPath.Same(ArmPath.Of(target).Type, "Microsoft.DocumentDB/databaseAccounts") && EndpointParts.IsBusy(target, call);
}
