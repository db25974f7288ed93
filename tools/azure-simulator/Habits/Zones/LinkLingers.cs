using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Zones;

internal sealed class LinkLingers : Habit
{
    private const string Zone = "Microsoft.Network/privateDnsZones";
    private const string Until = "linkLingersUntil";
    private const string Last = "lastLink";
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(20);

    public override string Id => "zone-delete-needs-links-gone";

    public override string Sentence => "A zone refuses its delete for moments after the deletes of its links have ended.";

    public override string Source => "https://github.com/Azure/azure-cli/issues/15010";

    public override string Sure => "measured";

    public override bool PassesLater => true;

    public override string? Fix => "Remove the links first and wait for a minute, or run the destroy again.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsDelete && call.IsOf($"{Zone}/virtualNetworkLinks") && call.Parent is { } zone)
        {
            zone.Note(Until, outcome.Operation.Ends + Lag);
            zone.Hidden[Last] = call.Path.FullName;
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        call.IsDelete && call.IsOf(Zone) && call.Existing is { } zone && zone.Noted(Until) > call.Now
            ? Failure(
                409,
                "CannotDeleteResource",
                "Cannot delete resource while nested resources exist. Some existing nested resource IDs include: "
                    + $"'Microsoft.Network/privateDnsZones/{zone.Name}/virtualNetworkLinks/{ArmPath.Of((string)zone.Hidden[Last]!).Last}'. "
                    + "Please delete all nested resources before deleting this resource."
            )
            : null;
}
