using AzureSimulator.Calls;
using AzureSimulator.Habits.Endpoints;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Monitoring;

internal sealed class ScopeBusy : Habit
{
    private const string Scope = "Microsoft.Insights/privateLinkScopes";

    public override string Id => "ampls-one-at-a-time";

    public override string Sentence => "A private link scope takes one write at a time, with what it links and its endpoint.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/22236";

    public override string Sure => "measured";

    public override string? Fix => "Write what the scope links one after the other, and its endpoint last.";

    public override ArmResponse? Refuse(Call call)
    {
        IEnumerable<string> scopes =
            !call.IsChange ? []
            : ArmPath.IsWithin(call.Type, Scope) ? [call.RootId]
            : call.IsOf(EndpointParts.Type)
                ? EndpointParts.Targets(call.Body ?? call.Existing?.Body).Where(target => ArmPath.Same(ArmPath.Of(target).Type, Scope))
            : [];
        return scopes.Any(scope => EndpointParts.IsBusy(scope, call))
            ? Failure(409, "Conflict", "Cannot modify resource while in provisioning state: 'Provisioning'")
            : null;
    }
}
