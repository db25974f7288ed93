using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Endpoints;

internal sealed class TargetNeedsApproval : Habit
{
    private const string Approve = "PrivateEndpointConnectionsApproval/action";

    public override string Id => "endpoint-status-approved-later";

    public override string Sentence =>
        "A connection is approved at once only for callers that may approve connections of the target; others are refused.";

    public override string Source => "https://learn.microsoft.com/azure/private-link/private-endpoint-overview";

    public override string Sure => "documented";

    public override string? Fix =>
        "Give the deployer the right to approve connections of the target, or let its owner approve the connection.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsCreate && call.IsOf(EndpointParts.Type)
            ? JsonPath
                .Items(call.Body, "properties", "privateLinkServiceConnections")
                .Select(each => JsonPath.Text(each, "properties", "privateLinkServiceId"))
                .OfType<string>()
                .Where(target => call.Azure.Resources.Find(target) is not null)
                .Where(target => !call.Rights.Has(call.Caller, $"{ArmPath.Of(target).Type}/{Approve}", target))
                .Select(target =>
                    Failure(
                        403,
                        "LinkedAuthorizationFailed",
                        $"The client '{call.Caller}' with object id '{call.Caller}' has permission to perform action "
                            + $"'{EndpointParts.Type}/write' on scope '{call.Id}'; however, it does not have permission to "
                            + "perform action(s) "
                            + $"'{Approve}' on the linked scope(s) '{target}' or the linked scope(s) are invalid."
                    )
                )
                .FirstOrDefault()
            : null;
}
