using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Endpoints;

internal sealed class OneZoneGroup : Habit
{
    public override string Id => "zone-group-once";

    public override string Sentence => "A private endpoint has one zone group: a second one is refused.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/2179";

    public override string Sure => "reported";

    public override string? Fix => "Make one zone group for the endpoint, with one configuration for each zone.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsCreate
        && call.IsOf(EndpointParts.ZoneGroups)
        && call.Azure.Resources.OfType(EndpointParts.ZoneGroups).Any(other => ArmPath.Same(other.Path.Parent, call.Path.Parent))
            ? Failure(400, "PrivateDnsZoneGroupLimitExceeded", $"Private endpoint {call.Path.Parent} already has a private DNS zone group.")
            : null;
}
