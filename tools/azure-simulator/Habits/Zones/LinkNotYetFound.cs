using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Zones;

internal sealed class LinkNotYetFound : Habit
{
    private const string Link = "Microsoft.Network/privateDnsZones/virtualNetworkLinks";
    private const string From = "linkSeenFrom";
    private const double NowAndThen = 0.1;
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(15);

    public override string Id => "link-vanishes-after-create";

    public override string Sentence => "A link between a zone and a network may not be found for some seconds after its creation.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/14858";

    public override string Sure => "reported";

    public override string? Fix => "Wait for a minute before you refresh.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsOf(Link) && outcome.Operation.Kind == "Create")
        {
            outcome.Resource.Note(From, outcome.Operation.Ends + Hidden);
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        call.IsRead
        && call.IsOf(Link)
        && call.Existing is { State: "Succeeded" } link
        && link.Noted(From) > call.Now
        && call.Azure.Happens($"{Id}#{link.Id}", NowAndThen)
            ? AzureErrors.NoResource(call.Path) with
            {
                Habit = Id,
            }
            : null;
}
