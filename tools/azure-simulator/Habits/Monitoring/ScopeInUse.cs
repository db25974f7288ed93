using AzureSimulator.Calls;
using AzureSimulator.Habits.Endpoints;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Monitoring;

internal sealed class ScopeInUse : Habit
{
    public override string Id => "ampls-zones-needed";

    public override string Sentence => "A private link scope is not deleted while a private endpoint is connected to it.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/17814";

    public override string Sure => "reported";

    public override string? Fix => "Let the endpoint name the scope by the scope's output, so that it goes first.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsDelete
        && call.IsOf("Microsoft.Insights/privateLinkScopes")
        && call.Azure.Resources.OfType(EndpointParts.Type)
            .Any(endpoint => EndpointParts.Targets(endpoint.Body).Any(target => ArmPath.Same(target, call.Id)))
            ? Failure(409, "Conflict", $"Cannot delete private link scope '{call.Path.Name}' with private endpoint connections")
            : null;
}
