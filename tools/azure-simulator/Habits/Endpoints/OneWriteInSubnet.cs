using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Endpoints;

internal sealed class OneWriteInSubnet : Habit
{
    public override string Id => "endpoints-of-one-subnet-conflict";

    public override string Sentence =>
        "Private endpoints that are made at once in one subnet, or while the subnet is written, may fail with a retryable error.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/21293";

    public override string Sure => "measured";

    public override string? Fix => "Make the endpoints of one subnet one after the other: let each depend on the one before.";

    public override void Change(Call call, Outcome outcome)
    {
        if (!call.IsWrite || !call.IsOf(EndpointParts.Type) || EndpointParts.Subnet(call.Body) is not { } subnet || !IsBusy(subnet, call))
        {
            return;
        }

        var detail = new JsonObject
        {
            ["code"] = "ReferencedResourceNotProvisioned",
            ["message"] =
                $"Cannot proceed with operation because resource {subnet} used by resource {call.Id} is not in Succeeded "
                + "state. Resource is in "
                + "Updating state and the last operation that updated/is updating the resource is PutSubnetOperation.",
        };
        outcome.Operation.Fail("RetryableError", "A retryable error occurred.", Id, [detail]);
    }

    private static bool IsBusy(string subnet, Call call) =>
        EndpointParts.InWork(call.Azure, EndpointParts.Type, call.Id).Any(other => ArmPath.Same(EndpointParts.Subnet(other.Body), subnet))
        || call.Azure.Resources.Find(subnet)?.Operation is not null
        || call.Azure.Resources.Find(ArmPath.Of(subnet).Parent)?.Operation is not null;
}
