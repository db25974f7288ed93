using AzureSimulator.Calls;
using AzureSimulator.Habits.Endpoints;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Zones;

internal sealed class ZoneBusy : Habit
{
    private const string Zone = "Microsoft.Network/privateDnsZones";

    public override string Id => "zone-operation-queued";

    public override string Sentence =>
        "A private zone takes one write at a time: a second one to the zone, its links or its records is refused.";

    public override string Source => "https://github.com/Azure-Samples/azure-ml-federated-learning/issues/137";

    public override string Sure => "measured";

    public override string? Fix => "Write the links and zone groups of one zone one after the other: let each depend on the one before.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange
            ? Zones(call).Where(zone => IsBusy(zone, call)).Select(zone => Queued(call, ArmPath.Of(zone))).FirstOrDefault()
            : null;

    private static IEnumerable<string> Zones(Call call) =>
        ArmPath.IsWithin(call.Type, Zone) ? [call.RootId]
        : call.IsOf(EndpointParts.ZoneGroups) ? EndpointParts.Zones(call.IsDelete ? call.Existing?.Body : call.Body)
        : [];

    private static bool IsBusy(string zone, Call call) =>
        call.Azure.Working(zone).Any()
        || EndpointParts
            .InWork(call.Azure, EndpointParts.ZoneGroups, call.IsOf(EndpointParts.ZoneGroups) ? call.Id : "")
            .Any(group => EndpointParts.Zones(group.Body).Any(each => ArmPath.Same(each, zone)));

    private ArmResponse Queued(Call call, ArmPath zone)
    {
        var kind = ArmPath.Same(call.Type, $"{Zone}/virtualNetworkLinks") ? "VirtualNetworkLink" : "PrivateDnsZone";
        return Failure(
            409,
            "Conflict",
            "Operation group "
                + $"'/operations/groups/id/|subscriptions|{zone.Subscription}|resourceGroups|{zone.Group}|privateDnsZones|{zone.Name}' "
                + "already has 1 operations like "
                + $"'/operations/type/{(call.IsDelete ? "Delete" : "Upsert")}{kind}/id/{Fixed.Guid(call.Id)}_1' queued."
        );
    }
}
